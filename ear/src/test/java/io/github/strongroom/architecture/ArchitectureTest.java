package io.github.strongroom.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import jakarta.ejb.Singleton;
import jakarta.ejb.Stateless;
import jakarta.persistence.Entity;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Holds the lines between the modules and packages that the design draws. */
class ArchitectureTest {

    private static final String ROOT = "io.github.strongroom.";
    private static final String CONFIG_SOURCE = ROOT + "configsource..";
    private static final String[] WEB = {ROOT + "console..", ROOT + "api.."};
    private static final Path PROJECT = Path.of("..");

    private static final JavaClasses PRODUCT = new ClassFileImporter()
            .importPaths(
                    PROJECT.resolve("config-source/target/classes"),
                    PROJECT.resolve("ejb/target/classes"),
                    PROJECT.resolve("web/target/classes"));

    private static final JavaClasses SAMPLE =
            new ClassFileImporter().importPaths(PROJECT.resolve("samples/sample/target/classes"));

    @Test
    void configSourceKnowsNothingButTheConfigApi() {
        classes()
                .that()
                .resideInAPackage(CONFIG_SOURCE)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "javax.naming..", "org.eclipse.microprofile.config..", CONFIG_SOURCE)
                .check(PRODUCT);
    }

    @Test
    void nothingPointsBackToTheWeb() {
        noClasses()
                .that()
                .resideOutsideOfPackages(WEB)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(WEB)
                .check(PRODUCT);
    }

    @Test
    void webReachesTheConfigSourceOnlyThroughTheEjbs() {
        noClasses()
                .that()
                .resideInAnyPackage(WEB)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(CONFIG_SOURCE)
                .check(PRODUCT);
    }

    @Test
    void onlyTheKeyringTouchesTink() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + "keyring..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.google.crypto.tink..")
                .check(PRODUCT);
    }

    @Test
    void entitiesAreKnownToTheirOwnPackageAlone() {
        for (String owner : new String[] {"secret", "access"}) {
            noClasses()
                    .that()
                    .resideOutsideOfPackage(ROOT + owner)
                    .should()
                    .dependOnClassesThat(com.tngtech.archunit.base.DescribedPredicate.describe(
                            "are entities of " + owner,
                            type -> type.isAnnotatedWith(Entity.class)
                                    && type.getPackageName().equals(ROOT + owner)))
                    .check(PRODUCT);
        }
    }

    @Test
    void everyPublicMethodOfTheVaultIsAuditedAndAuthorised() {
        com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods()
                .that()
                .arePublic()
                .and()
                .areDeclaredInClassesThat()
                .areAnnotatedWith(Stateless.class)
                .and()
                .areDeclaredInClassesThat()
                .resideInAPackage(ROOT + "secret")
                .should()
                .beAnnotatedWith("io.github.strongroom.audit.Audited")
                .andShould()
                .beAnnotatedWith("io.github.strongroom.access.Allowed")
                .check(PRODUCT);
    }

    @Test
    void namesSayWhatAClassIs() {
        noClasses()
                .should()
                .haveSimpleNameEndingWith("Util")
                .orShould()
                .haveSimpleNameEndingWith("Utils")
                .orShould()
                .haveSimpleNameEndingWith("Manager")
                .orShould()
                .haveSimpleNameEndingWith("Helper")
                .orShould()
                .haveSimpleNameEndingWith("Impl")
                .check(PRODUCT);
    }

    @Test
    void beansOfTheServerStayOutOfTheApi() {
        noClasses()
                .that()
                .resideInAnyPackage(WEB)
                .should()
                .beAnnotatedWith(Stateless.class)
                .orShould()
                .beAnnotatedWith(Singleton.class)
                .check(PRODUCT);
    }

    @Test
    void sampleHasNoClassOfStrongroomInIt() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        CONFIG_SOURCE,
                        ROOT + "secret..",
                        ROOT + "keyring..",
                        ROOT + "delivery..",
                        ROOT + "audit..",
                        ROOT + "access..",
                        ROOT + "fault..",
                        ROOT + "bootstrap..")
                .check(SAMPLE);
        assertThat(SAMPLE).isNotEmpty().allMatch(type -> type.getPackageName().startsWith(ROOT + "sample"));
    }
}
