// Prints, as JSON, what the published IDL says of a dedicated worker: every interface and namespace that is exposed
// there, with the members of its partials and mixins.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const { parseAll } = require('@webref/idl');
const { parse } = require('webidl2');

const GLOBALS = new Set(['*', 'Worker', 'DedicatedWorker']);

const proposed = parse(readFileSync(new URL('proposed.idl', import.meta.url), 'utf8'));
const published = Object.values(await parseAll()).flat();
const definitions = [...published, ...proposed.filter(({ name }) => !published.some((other) => other.name === name))];
const byName = new Map();
for (const definition of definitions) {
  if (definition.name !== undefined && definition.partial !== true) {
    byName.set(definition.name, definition);
  }
}

function attribute(definition, name) {
  return definition.extAttrs.find((extended) => extended.name === name);
}

/** Where a definition is exposed, or undefined where it does not say. */
function exposure(definition) {
  const { rhs } = attribute(definition, 'Exposed') ?? {};
  if (rhs === undefined) {
    return undefined;
  }
  return rhs.type === '*' ? ['*'] : [rhs.value].flat().map((value) => value.value ?? value);
}

function isExposed(...definitions) {
  return definitions.every((definition) => {
    const names = exposure(definition);
    return names === undefined || names.some((name) => GLOBALS.has(name));
  });
}

function requiredArguments(operation) {
  return operation.arguments.filter((argument) => !argument.optional && !argument.variadic).length;
}

function isPromise(idlType) {
  return idlType?.generic === 'Promise';
}

/** The parts of an interface: itself, its partials, its mixins and their partials; each with what exposes it. */
function partsOf(name) {
  const parts = definitions
    .filter((definition) => definition.name === name && ['interface', 'namespace'].includes(definition.type))
    .map((definition) => [definition]);
  for (const { includes } of definitions.filter(({ type, target }) => type === 'includes' && target === name)) {
    definitions
      .filter((definition) => definition.name === includes && definition.type === 'interface mixin')
      .forEach((definition) => parts.push([definition, byName.get(includes)]));
  }
  return parts;
}

function describe(member) {
  const common = {
    kind: member.type,
    name: member.name,
    isStatic: member.special === 'static',
    unforgeable: attribute(member, 'LegacyUnforgeable') !== undefined,
    promise: isPromise(member.idlType),
  };
  switch (member.type) {
    case 'attribute':
      return {
        ...common,
        name: member.name,
        stringifier: member.special === 'stringifier',
        settable: !member.readonly || ['Replaceable', 'PutForwards', 'LegacyLenientSetter'].some(
          (name) => attribute(member, name) !== undefined),
      };
    case 'operation':
      return {
        ...common,
        name: member.name || (member.special === 'stringifier' ? 'toString' : ''),
        length: requiredArguments(member),
      };
    case 'const':
      return { ...common, value: Number(member.value.value) };
    case 'iterable':
      return { ...common, pairs: member.idlType.length === 2, async: member.async === true };
    // Web IDL, section 3.7.10.2: it makes the operation `values`, which is the method of Symbol.asyncIterator too.
    case 'async_iterable':
      return { ...common, kind: 'operation', name: 'values', length: 0 };
    case 'constructor':
      return { ...common, length: requiredArguments(member) };
    default:
      return common;
  }
}

/** One entry for each operation, with the arguments that the shortest of its overloads needs. */
function mergeOverloads(members) {
  const merged = new Map();
  for (const member of members) {
    const key = `${member.kind} ${member.isStatic} ${member.name}`;
    const first = merged.get(key);
    if (first === undefined) {
      merged.set(key, member);
    } else if (member.length < first.length) {
      first.length = member.length;
    }
  }
  return [...merged.values()];
}

function reduce(definition) {
  const members = partsOf(definition.name)
    .filter((parts) => isExposed(...parts))
    .flatMap(([part]) => part.members)
    .filter((member) => isExposed(member))
    .map(describe)
    .filter((member) => member.kind !== 'operation' || member.name !== '');
  return {
    name: definition.name,
    kind: definition.type,
    parent: definition.inheritance ?? null,
    isGlobal: attribute(definition, 'Global') !== undefined,
    members: mergeOverloads(members),
  };
}

const exposed = definitions.filter((definition) =>
  ['interface', 'namespace'].includes(definition.type) && definition.partial !== true && isExposed(definition) &&
  exposure(definition) !== undefined && attribute(definition, 'LegacyNoInterfaceObject') === undefined);
process.stdout.write(JSON.stringify(exposed.map(reduce)));
