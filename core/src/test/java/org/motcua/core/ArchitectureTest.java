package org.motcua.core;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private final JavaClasses core = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.motcua.core");

    @Test
    void hasPackagesWithoutCycles() {
        slices().matching("org.motcua.core.(*)..").should().beFreeOfCycles().check(core);
    }

    @Test
    void knowsNeitherTheOtherModulesNorTheirLibraries() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.motcua.signing..",
                        "org.motcua.workflow..",
                        "org.camunda..",
                        "org.springframework..",
                        "org.apache.pdfbox..",
                        "org.bouncycastle..")
                .check(core);
    }

    @Test
    void showsNoJsonLibraryAndNoOldDatesInItsMethods() {
        DescribedPredicate<JavaClass> hidden = resideInAnyPackage("com.fasterxml..", "java.sql..")
                .or(DescribedPredicate.describe(
                        "an old date",
                        type -> type.isAssignableTo(java.util.Date.class)
                                || type.isAssignableTo(java.util.Calendar.class)));
        methods()
                .that()
                .arePublic()
                .and()
                .areDeclaredInClassesThat()
                .arePublic()
                .and()
                .areDeclaredInClassesThat()
                .resideOutsideOfPackage("org.motcua.core.transaction")
                .should()
                .notHaveRawReturnType(are(hidden))
                .check(core);
        noClasses()
                .should()
                .dependOnClassesThat()
                .areAssignableTo(java.util.Date.class)
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(java.util.Calendar.class)
                .check(core);
    }

    @Test
    void takesTheTimeFromAClockOnly() {
        noClasses()
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(LocalDate.class, "now")
                .orShould()
                .callMethod(LocalDateTime.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .check(core);
    }
}
