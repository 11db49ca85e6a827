package org.motcua.core;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final String CORE = "org.motcua.core";
    private static final String ROOT = "(root)";

    /** One slice for each package, the root being one of them. */
    private static final SliceAssignment PACKAGES = new SliceAssignment() {
        @Override
        public SliceIdentifier getIdentifierOf(JavaClass type) {
            return isOfCore(type) ? SliceIdentifier.of(room(type)) : SliceIdentifier.ignore();
        }

        @Override
        public String getDescription() {
            return "the packages of core and their root";
        }
    };

    private final JavaClasses core = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.motcua.core");

    @Test
    void hasPackagesWithoutCycles() {
        slices().assignedFrom(PACKAGES).should().beFreeOfCycles().check(core);
    }

    /** What each package knows of the others; cases stand between what they name and what hangs on them. */
    @Test
    void hasNoArrowsBetweenPackagesButThese() {
        Map<String, Set<String>> arrows = new TreeMap<>();
        arrows.put(ROOT, Set.of());
        arrows.put("json", Set.of(ROOT));
        arrows.put("transaction", Set.of(ROOT));
        arrows.put("schema", Set.of());
        arrows.put("agency", Set.of(ROOT, "json"));
        arrows.put("calendar", Set.of(ROOT, "json", "transaction"));
        arrows.put("store", Set.of(ROOT));
        arrows.put("numbering", Set.of(ROOT, "agency", "transaction"));
        arrows.put("casefile", Set.of(ROOT, "agency", "calendar", "store", "numbering", "transaction"));
        arrows.put("audit", Set.of(ROOT, "agency", "casefile", "json", "store", "transaction"));
        arrows.put("seal", Set.of(ROOT, "audit", "casefile", "json", "transaction"));
        arrows.put("document", Set.of(ROOT, "agency", "casefile", "json", "store", "transaction"));
        arrows.put("register", Set.of(ROOT, "agency", "document", "numbering", "store", "transaction"));
        arrows.put(
                "procedure",
                Set.of(ROOT, "agency", "audit", "calendar", "casefile", "document", "json", "transaction"));
        arrows.put("disclosure", Set.of(ROOT, "calendar", "procedure"));
        arrows.put(
                "dossier",
                Set.of(
                        ROOT,
                        "agency",
                        "calendar",
                        "casefile",
                        "json",
                        "numbering",
                        "procedure",
                        "store",
                        "transaction"));
        arrows.put(
                "record",
                Set.of(
                        ROOT,
                        "agency",
                        "audit",
                        "calendar",
                        "casefile",
                        "document",
                        "dossier",
                        "json",
                        "procedure",
                        "register",
                        "seal",
                        "store"));
        assertThat(core.stream().map(ArchitectureTest::room).collect(Collectors.toSet()))
                .as("a new package has its place here")
                .isEqualTo(arrows.keySet());
        for (Map.Entry<String, Set<String>> arrow : arrows.entrySet()) {
            classes()
                    .that(DescribedPredicate.describe(
                            "are in " + arrow.getKey(), type -> room(type).equals(arrow.getKey())))
                    .should()
                    .onlyDependOnClassesThat(DescribedPredicate.describe(
                            "are in none of the other packages but " + arrow.getValue(),
                            type -> !isOfCore(type)
                                    || room(type).equals(arrow.getKey())
                                    || arrow.getValue().contains(room(type))))
                    .check(core);
        }
    }

    private static boolean isOfCore(JavaClass type) {
        return (type.getPackageName() + ".").startsWith(CORE + ".");
    }

    /** Its package without what all have in common; {@link #ROOT} for that package itself. */
    private static String room(JavaClass type) {
        String name = type.getPackageName();
        return name.equals(CORE) ? ROOT : name.substring(CORE.length() + 1);
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
