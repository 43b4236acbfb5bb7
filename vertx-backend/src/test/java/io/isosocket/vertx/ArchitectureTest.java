package io.isosocket.vertx;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;

/** The arrows between modules and packages, as ARCHITECTURE.md draws them. */
class ArchitectureTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.isosocket");

    @Test
    void apiKnowsTheJdkAlone() {
        ArchRule rule = classes()
                .that()
                .resideInAnyPackage("io.isosocket", "io.isosocket.spi", "io.isosocket.url")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "io.isosocket", "io.isosocket.spi", "io.isosocket.url", "java..", "javax..", "org.jspecify..");
        rule.check(CLASSES);
    }

    @Test
    void urlKnowsNothingElseOfTheApi() {
        noClasses()
                .that()
                .resideInAPackage("io.isosocket.url")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.isosocket", "io.isosocket.spi")
                .check(CLASSES);
    }

    @Test
    void wireKnowsNeitherHttpNorVertx() {
        classes()
                .that()
                .resideInAPackage("io.isosocket.vertx.wire")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "io.isosocket.vertx.wire",
                        "io.isosocket",
                        "io.isosocket.spi",
                        "io.netty.buffer",
                        "io.netty.channel..",
                        "io.netty.util..",
                        "io.netty.handler.ssl",
                        "io.netty.handler.timeout",
                        "com.jcraft.jzlib",
                        "java..",
                        "javax.net.ssl",
                        "org.jspecify.annotations")
                .check(CLASSES);
    }

    @Test
    void packagesOfTheBackEndDependOneWay() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("backend")
                .definedBy("io.isosocket.vertx")
                .layer("client")
                .definedBy("io.isosocket.vertx.client")
                .layer("server")
                .definedBy("io.isosocket.vertx.server")
                .layer("handshake")
                .definedBy("io.isosocket.vertx.handshake")
                .layer("context")
                .definedBy("io.isosocket.vertx.context")
                .layer("wire")
                .definedBy("io.isosocket.vertx.wire")
                .whereLayer("backend")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("client")
                .mayOnlyBeAccessedByLayers("backend")
                .whereLayer("server")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("handshake")
                .mayOnlyBeAccessedByLayers("client", "server")
                .whereLayer("context")
                .mayOnlyBeAccessedByLayers("backend", "client", "server")
                .whereLayer("wire")
                .mayOnlyBeAccessedByLayers("client", "server", "context")
                .check(CLASSES);
    }
}
