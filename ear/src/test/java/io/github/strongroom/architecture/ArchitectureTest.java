package io.github.strongroom.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.github.strongroom.access.Allowed;
import io.github.strongroom.audit.Audited;
import jakarta.ejb.Singleton;
import jakarta.ejb.Stateless;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Entity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds the lines between the modules and packages that the design draws. */
class ArchitectureTest {

    private static final String ROOT = "io.github.strongroom.";
    private static final String CONFIG_SOURCE = ROOT + "configsource..";
    private static final String[] WEB = {ROOT + "console..", ROOT + "api.."};
    private static final Path PROJECT = Path.of("..");

    /** To sign in and out takes no role, and Strongroom's own work has none. */
    private static final Set<String> OPEN_TO_ALL = Set.of("SignIn.verify", "SignIn.signedOut", "RewrapRecord.finish");

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
    void trailNeedsNothingButTheJavaPlatform() {
        classes()
                .that()
                .resideInAPackage(ROOT + "trail..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", ROOT + "trail..")
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
    void everyPublicMethodOfABeanIsAuditedOrNamedAsNotOnRecord() throws IOException {
        String page = Files.readString(PROJECT.resolve("docs/audit-trail.md"));
        String exempt = page.substring(page.indexOf("### Not on record"), page.indexOf("## When a row"));

        assertThat(publicMethodsOfBeans().filter(method -> !method.isAnnotatedWith(Audited.class)))
                .isNotEmpty()
                .allMatch(method -> exempt.contains("`" + name(method) + "`"));
    }

    @Test
    void everyAuditedMethodThatPeopleReachIsAuthorised() {
        assertThat(publicMethodsOfBeans().filter(method -> method.isAnnotatedWith(Audited.class)))
                .hasSizeGreaterThan(30)
                .allMatch(method -> method.isAnnotatedWith(Allowed.class) || OPEN_TO_ALL.contains(name(method)));
    }

    @Test
    void everyEventIsListedInTheDocumentation() throws IOException {
        String page = Files.readString(PROJECT.resolve("docs/audit-trail.md"));

        assertThat(PRODUCT.stream()
                        .flatMap(type -> type.getMethods().stream())
                        .filter(method -> method.isAnnotatedWith(Audited.class))
                        .map(method -> method.getAnnotationOfType(Audited.class).value()))
                .isNotEmpty()
                .allMatch(event -> page.contains("`" + event + "`"));
    }

    private static Stream<JavaMethod> publicMethodsOfBeans() {
        return PRODUCT.stream()
                .filter(type -> type.isAnnotatedWith(Stateless.class) || type.isAnnotatedWith(ApplicationScoped.class))
                .filter(type -> !type.getPackageName().startsWith(ROOT + "api")
                        && !type.getPackageName().startsWith(ROOT + "console"))
                .flatMap(type -> type.getMethods().stream())
                .filter(method -> method.getModifiers().contains(JavaModifier.PUBLIC))
                .filter(method -> !method.getModifiers().contains(JavaModifier.STATIC));
    }

    private static String name(JavaMethod method) {
        return method.getOwner().getSimpleName() + "." + method.getName();
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
                        ROOT + "rotation..",
                        ROOT + "shadow..",
                        ROOT + "trail..",
                        ROOT + "transfer..",
                        ROOT + "bootstrap..")
                .check(SAMPLE);
        assertThat(SAMPLE).isNotEmpty().allMatch(type -> type.getPackageName().startsWith(ROOT + "sample"));
    }
}
