package io.isosocket.vertx.wire;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class WireArchitectureTest {

    @Test
    void theWireKnowsNeitherHttpNorVertx() {
        JavaClasses wire = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("io.isosocket.vertx.wire");
        classes()
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
                .check(wire);
    }
}
