package io.isosocket.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** NOTICE lists what the command bundles, with the licences that their POMs name. */
class NoticeTest {

    private static final Pattern LINE = Pattern.compile("- (\\S+:\\S+): (.+)");

    /** What only the tests have. */
    private static final Pattern OF_TESTS = Pattern.compile("org\\.junit\\..*|org\\.opentest4j.*|org\\.apiguardian.*"
            + "|com\\.microsoft\\.playwright|com\\.google\\.(code\\.gson|errorprone)|org\\.java-websocket|org\\.slf4j");

    private static final Pattern ITEM = Pattern.compile("<artifactItem>\\s*<groupId>(.*?)</groupId>\\s*"
            + "<artifactId>(.*?)</artifactId>\\s*<version>\\$\\{graal.compiler.version}</version>");

    /** A POM in the local repository. */
    private record Pom(Path repository, String group, String artifact, String version) {

        static Pom ofJar(Path jar) {
            Path folder = parent(jar);
            Path artifact = parent(folder);
            Path repository = artifact;
            while (!repository.endsWith("repository")) {
                repository = parent(repository);
            }
            String group = repository.relativize(parent(artifact)).toString().replace(File.separatorChar, '.');
            return new Pom(
                    repository, group, String.valueOf(artifact.getFileName()), String.valueOf(folder.getFileName()));
        }

        private static Path parent(Path path) {
            return Objects.requireNonNull(path.getParent(), path::toString);
        }

        String name() {
            return group + ":" + artifact;
        }

        String licences() throws Exception {
            String text = Files.readString(repository
                    .resolve(group.replace('.', '/'))
                    .resolve(artifact)
                    .resolve(version)
                    .resolve(artifact + "-" + version + ".pom"));
            Matcher licences = Pattern.compile("<licenses>(.*?)</licenses>", Pattern.DOTALL)
                    .matcher(text);
            if (licences.find()) {
                List<String> names = new ArrayList<>();
                Matcher name =
                        Pattern.compile("<name>(.*?)</name>", Pattern.DOTALL).matcher(licences.group(1));
                while (name.find()) {
                    names.add(name.group(1).strip().replaceAll("\\s+", " "));
                }
                return String.join("; ", names);
            }
            Matcher parent =
                    Pattern.compile("<parent>(.*?)</parent>", Pattern.DOTALL).matcher(text);
            if (!parent.find()) {
                return "none named";
            }
            return new Pom(
                            repository,
                            element(parent.group(1), "groupId"),
                            element(parent.group(1), "artifactId"),
                            element(parent.group(1), "version"))
                    .licences();
        }

        private static String element(String xml, String name) {
            Matcher element = Pattern.compile("<" + name + ">\\s*(.*?)\\s*</" + name + ">")
                    .matcher(xml);
            if (!element.find()) {
                throw new AssertionError("a parent without " + name + ": " + xml);
            }
            return element.group(1);
        }
    }

    @Test
    void listsEveryBundledPartWithItsLicence() throws Exception {
        assertEquals(String.join("\n", asLines(bundled())), String.join("\n", asLines(listed())));
    }

    private static List<String> asLines(Map<String, String> parts) {
        return parts.entrySet().stream()
                .map(part -> "- " + part.getKey() + ": " + part.getValue())
                .toList();
    }

    private static Map<String, String> listed() throws Exception {
        Map<String, String> listed = new TreeMap<>();
        for (String line : Files.readAllLines(Path.of("..", "NOTICE"))) {
            Matcher part = LINE.matcher(line);
            if (part.matches()) {
                listed.put(part.group(1), part.group(2));
            }
        }
        return listed;
    }

    private static Map<String, String> bundled() throws Exception {
        Map<String, String> bundled = new TreeMap<>();
        List<Pom> poms = new ArrayList<>();
        Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry ->
                        entry.endsWith(".jar") && entry.contains(File.separator + "repository" + File.separator))
                .map(entry -> Pom.ofJar(Path.of(entry)))
                .filter(pom -> !OF_TESTS.matcher(pom.group()).matches())
                .forEach(poms::add);
        String build = Files.readString(Path.of("pom.xml"));
        String version = Pom.element(build, "graal.compiler.version");
        Matcher item = ITEM.matcher(build);
        while (item.find()) {
            poms.add(new Pom(poms.get(0).repository(), item.group(1), item.group(2), version));
        }
        for (Pom pom : poms) {
            bundled.put(pom.name(), pom.licences());
        }
        return bundled;
    }
}
