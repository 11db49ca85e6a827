package org.motcua.console;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.Date;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The arrows between modules and packages (docs/architecture.md)")
class ArchitectureTest {

    private static final String[] PDFBOX = {"org.apache.pdfbox..", "org.apache.fontbox..", "org.apache.xmpbox.."};
    private static final String BOUNCY_CASTLE = "org.bouncycastle..";
    private static final String CAMUNDA = "org.camunda..";
    private static final String SPRING = "org.springframework..";

    private static final Set<String> API_OF_SIGNING = Set.of(
            "org.motcua.signing",
            "org.motcua.signing.evidence",
            "org.motcua.signing.deferred",
            "org.motcua.signing.testkit");

    private static JavaClasses motcua;

    @BeforeAll
    static void importClasses() {
        motcua = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .withImportOption(location -> !location.contains("-tests.jar"))
                .importPackages("org.motcua");
    }

    @Test
    void seesTheClassesOfEveryModule() {
        for (String module : new String[] {"core", "signing", "workflow", "console"}) {
            assertThat(motcua.stream().filter(c -> c.getPackageName().startsWith("org.motcua." + module)))
                    .as(module)
                    .hasSizeGreaterThan(5);
        }
    }

    @Test
    void coreAndSigningDoNotKnowEachOther() {
        noClasses()
                .that()
                .resideInAPackage("org.motcua.core..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.motcua.signing..", "org.motcua.workflow..", "org.motcua.console..")
                .check(motcua);
        noClasses()
                .that()
                .resideInAPackage("org.motcua.signing..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.motcua.core..", "org.motcua.workflow..", "org.motcua.console..")
                .check(motcua);
    }

    @Test
    void workflowDoesNotKnowTheExamples() {
        noClasses()
                .that()
                .resideInAPackage("org.motcua.workflow..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.motcua.console..")
                .check(motcua);
    }

    @Test
    void camundaAppearsInTheRoomOfTheEngineOnly() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.motcua.workflow.engine..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(CAMUNDA)
                .check(motcua);
    }

    @Test
    void pdfBoxAppearsInSigningAndInComposingOnly() {
        noClasses()
                .that()
                .resideOutsideOfPackages("org.motcua.signing..", "org.motcua.workflow.compose..")
                // The example draws its seal from the outlines of letters, which only FontBox gives without a desktop.
                .and()
                .doNotHaveSimpleName("GlyphOutlines")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(PDFBOX)
                .check(motcua);
    }

    @Test
    void bouncyCastleAppearsInSigningOnly() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.motcua.signing..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(BOUNCY_CASTLE)
                .check(motcua);
    }

    @Test
    void springAppearsInItsOwnPackageOnly() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.motcua.workflow.spring..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(SPRING)
                .check(motcua);
    }

    @Test
    void publicSignaturesOfSigningHaveNoForeignPdfOrCryptographyTypes() {
        methods()
                .that()
                .arePublic()
                .and()
                .areDeclaredInClassesThat(are(inPublicPackagesOfSigning()))
                .should(haveOnlyOurOwnAndJdkTypes())
                .check(motcua);
    }

    @Test
    void layoutAndTemplatesStayInComposing() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.motcua.workflow.compose..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("com.openhtmltopdf..", "org.thymeleaf..", "com.google.zxing..")
                .check(motcua);
    }

    @Test
    void packagesOfAModuleHaveNoCycles() {
        for (String module : new String[] {"core", "signing", "workflow"}) {
            slices().matching("org.motcua." + module + ".(*)..")
                    .should()
                    .beFreeOfCycles()
                    .check(motcua);
        }
    }

    @Test
    void everyPackageIsNullMarked() {
        classes()
                .that(are(not(resideInAPackage("org.motcua.judges.."))))
                .should(liveInANullMarkedPackage())
                .check(motcua);
    }

    @Test
    void nobodyReadsTheWallClockBehindTheInjectedOne() {
        noClasses()
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(LocalDate.class, "now")
                .orShould()
                .callMethod(LocalDateTime.class, "now")
                .orShould()
                .callMethod(ZonedDateTime.class, "now")
                .orShould()
                .callConstructor(Date.class)
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .check(motcua);
    }

    private static DescribedPredicate<JavaClass> inPublicPackagesOfSigning() {
        return DescribedPredicate.describe(
                "public classes of signing that users see",
                c -> c.getModifiers().contains(JavaModifier.PUBLIC) && API_OF_SIGNING.contains(c.getPackageName()));
    }

    private static ArchCondition<JavaMethod> haveOnlyOurOwnAndJdkTypes() {
        return new ArchCondition<>("use types of the JDK and of Motcua only") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                Stream.concat(Stream.of(method.getRawReturnType()), method.getRawParameterTypes().stream())
                        .map(JavaClass::getBaseComponentType)
                        .filter(type -> !type.isPrimitive()
                                && !type.getPackageName().startsWith("java.")
                                && !type.getPackageName().startsWith("javax.")
                                && !type.getPackageName().startsWith("org.motcua"))
                        .forEach(type -> events.add(SimpleConditionEvent.violated(
                                method, method.getFullName() + " shows " + type.getName())));
            }
        };
    }

    private static ArchCondition<JavaClass> liveInANullMarkedPackage() {
        return new ArchCondition<>("live in a package marked @NullMarked") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                if (!type.getPackage().isAnnotatedWith(NullMarked.class)) {
                    events.add(SimpleConditionEvent.violated(type, type.getPackageName() + " is not @NullMarked"));
                }
            }
        };
    }
}
