// What a page's own module does with graphql-ws, for the tests' scripts.
import * as graphqlWs from 'graphql-ws';

Object.assign(globalThis, { graphqlWs });
