package io.isosocket.js;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The arrows between the packages of scripts, and out of them. */
class ArchitectureTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.isosocket.js");

    @ParameterizedTest
    @ValueSource(strings = {"loop", "modules", "text"})
    void aPackageBelowKnowsNoneBesideOrAbove(String name) {
        String own = "io.isosocket.js." + name;
        classes()
                .that()
                .resideInAPackage(own)
                .should()
                .onlyDependOnClassesThat()
                .resideOutsideOfPackage("io.isosocket.js..")
                .orShould()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        own,
                        "java..",
                        "io.vertx..",
                        "org.graalvm.polyglot..",
                        "org.jspecify..",
                        "com.fasterxml.jackson.core..")
                .check(CLASSES);
    }

    @Test
    void theGlobalsKnowNothingOfModules() {
        noClasses()
                .that()
                .resideInAPackage("io.isosocket.js.host")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.isosocket.js.modules")
                .check(CLASSES);
    }

    @Test
    void scriptsKnowNothingOfTheWiresInside() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.isosocket.vertx.wire",
                        "io.isosocket.vertx.client",
                        "io.isosocket.vertx.context",
                        "io.isosocket.vertx.handshake",
                        "io.netty..")
                .check(CLASSES);
    }
}
