package io.isosocket.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.isosocket.CompressionOptions;
import io.isosocket.js.JsEngine;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command itself: reads the command line and runs the subcommand. */
@Command(
        name = "isosocket",
        description = "The browser's WebSocket, on the JVM.",
        synopsisSubcommandLabel = "COMMAND",
        versionProvider = Versions.class,
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "  0:closed cleanly",
            "  1:failure",
            "  2:wrong command line",
            "  3:the server refused the handshake",
            "  4:a step of connect --execute failed",
            "130:Ctrl-C"
        })
public final class Main implements Runnable {

    private static final Set<String> OF_SCRIPTS = Set.of("run", "serve", "repl", "demo");

    private static final String HELP = "help";

    private static final List<String> COMMANDS =
            List.of("run", "serve", "repl", "echo", "connect", "workbench", "demo", HELP);

    @CommandLine.Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandLine.Model.CommandSpec spec;

    private Main() {}

    /**
     * Runs the command and ends the process with its exit code.
     *
     * @param args the command line
     */
    public static void main(String[] args) {
        if (System.getProperty("java.util.logging.config.file") == null) {
            Logger.getLogger("").setLevel(Level.WARNING);
        }
        if (args.length > 0 && OF_SCRIPTS.contains(args[0])) {
            // While the command line is parsed and Vert.x starts.
            JsEngine.prepare();
        }
        System.exit(run(Console.ofProcess(), args));
    }

    /**
     * Runs the command.
     *
     * @param console where it reads and prints
     * @param args the command line
     * @return the exit code, one of {@link ExitCode}
     */
    static int run(Console console, String... args) {
        CommandLine command = new CommandLine(new Main());
        needed(args).forEach(name -> command.addSubcommand(subcommand(name, console)));
        command.registerConverter(Duration.class, Durations::parse);
        command.registerConverter(CompressionOptions.class, CompressionModes::parse);
        // An argument that begins with @ is one like any other, such as a user's name for a script.
        int exitCode = command.setExpandAtFiles(false)
                .setOut(new PrintWriter(console.out(), true, UTF_8))
                .setErr(new PrintWriter(console.err(), true, UTF_8))
                .setParameterExceptionHandler((exception, arguments) -> usageError(console, exception))
                .setExecutionExceptionHandler((exception, line, result) -> failure(console, exception))
                .execute(args);
        console.out().flush();
        return exitCode;
    }

    /** The one subcommand that the command line begins with, since a model of each takes long to make; or else all. */
    private static List<String> needed(String[] args) {
        boolean one = args.length > 0 && COMMANDS.contains(args[0]) && !args[0].equals(HELP);
        return one ? List.of(args[0]) : COMMANDS;
    }

    private static CommandLine subcommand(String name, Console console) {
        return switch (name) {
            // What stands behind the script's name is the script's, also where it looks like an option.
            case "run" -> new CommandLine(new RunCommand(console)).setStopAtPositional(true);
            case "serve" -> new CommandLine(new ServeCommand(console)).setStopAtPositional(true);
            case "repl" -> new CommandLine(new ReplCommand(console));
            case "echo" -> new CommandLine(new EchoCommand(console));
            case "connect" -> new CommandLine(new ConnectCommand(console));
            case "workbench" -> new CommandLine(new WorkbenchCommand(console));
            case "demo" -> new CommandLine(new DemoCommand(console));
            case HELP -> new CommandLine(new HelpCommand());
            default -> throw new IllegalArgumentException(name);
        };
    }

    /** Without a subcommand: says that one is missing. */
    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Which command? One of " + commands() + ".");
    }

    private static String commands() {
        return String.join(", ", COMMANDS);
    }

    private static int usageError(Console console, ParameterException exception) {
        String command = exception.getCommandLine().getCommandSpec().qualifiedName();
        console.note("isosocket: " + message(exception));
        console.note("'" + command + " --help' shows what can be given.");
        return ExitCode.USAGE;
    }

    private static String message(ParameterException exception) {
        if (!(exception instanceof UnmatchedArgumentException unmatched) || unmatched.isUnknownOption()) {
            return String.valueOf(exception.getMessage());
        }
        String first = unmatched.getUnmatched().get(0);
        return exception.getCommandLine().getParent() == null
                ? "'" + first + "' is not a command, which is one of " + commands()
                : "'" + first + "' is one argument too many";
    }

    private static int failure(Console console, Exception exception) {
        String message = exception.getMessage();
        console.note("isosocket: " + (message == null ? exception.toString() : message));
        return ExitCode.FAILURE;
    }
}
