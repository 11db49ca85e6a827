package org.motcua.core.agency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.motcua.core.json.UnreadableDataException;

/** What a directory of several agencies says of a day: who is who, who signs as what, who stands in for whom. */
class DirectoryTest {

    private static final AgencyCode INDUSTRY = new AgencyCode("H99.12");
    private static final AgencyCode FINANCE = new AgencyCode("H99.15");
    private static final LocalDate DAY = LocalDate.of(2026, 7, 6);
    private static final String FILE = """
            { "agency": [
                { "code": "H99.12", "name": "Sở Công Thương", "abbreviation": "SCT", "place": "Đồng Hới",
                  "effectiveTo": "2026-06-30" },
                { "code": "H99.15", "name": "Sở Tài chính", "abbreviation": "STC", "place": "Đồng Hới" },
                { "code": "H99.12", "name": "Sở Công Thương mới", "abbreviation": "SCT", "place": "Đông Hà",
                  "effectiveFrom": "2026-07-01" } ],
              "units": [
                { "agency": "H99.12", "name": "Phòng Thương mại", "abbreviation": "TM", "effectiveTo": "2026-06-30" },
                { "agency": "H99.12", "name": "Phòng Thương mại", "abbreviation": "QLTM", "effectiveFrom": "2026-07-01" },
                { "agency": "H99.15", "name": "Phòng Ngân sách", "abbreviation": "NS" } ],
              "officers": [
                { "id": "anh", "agency": "H99.12", "name": "Nguyễn Thị Ánh", "title": "Giám đốc", "roles": ["LEADER"] },
                { "id": "dung", "agency": "H99.12", "name": "Trần Dũng", "title": "Phó Giám đốc", "roles": ["LEADER"],
                  "effectiveTo": "2026-12-31" },
                { "id": "giang", "agency": "H99.12", "name": "Lê Giang", "title": "Phó Giám đốc phụ trách",
                  "roles": ["LEADER"], "signs": { "capacity": "Q", "kinds": ["decision"] } },
                { "id": "hung", "agency": "H99.12", "name": "Vũ Hùng", "title": "Chánh Văn phòng",
                  "roles": ["OFFICE_HEAD", "APPRAISER"],
                  "signs": { "capacity": "TL", "headTitle": "Giám đốc", "kinds": ["invitation", "notice"] } },
                { "id": "binh", "agency": "H99.12", "name": "Phạm Bình", "title": "Trưởng phòng", "roles": ["HEAD"] },
                { "id": "khoa", "agency": "H99.12", "name": "Hồ Khoa", "title": "Chuyên viên", "roles": ["SPECIALIST"] },
                { "id": "ngan", "agency": "H99.12", "name": "Lê Thị Ngân", "title": "Chuyên viên",
                  "roles": ["SPECIALIST"], "effectiveTo": "2026-06-30" },
                { "id": "ngan", "agency": "H99.15", "name": "Lê Thị Ngân", "title": "Chuyên viên chính",
                  "roles": ["SPECIALIST"], "effectiveFrom": "2026-07-01" },
                { "id": "minh", "agency": "H99.15", "name": "Đỗ Minh", "title": "Giám đốc", "roles": ["LEADER"] } ],
              "delegations": [
                { "from": "dung", "to": "binh", "capacity": "TUQ", "kinds": ["official-letter"],
                  "document": "Giấy ủy quyền số 03/GUQ-SCT", "effectiveFrom": "2026-07-01", "effectiveTo": "2026-07-31" },
                { "from": "giang", "to": "khoa", "capacity": "TUQ", "kinds": ["*"],
                  "document": "Giấy ủy quyền số 04/GUQ-SCT", "effectiveFrom": "2026-07-01", "effectiveTo": "2026-07-31" },
                { "from": "binh", "to": "khoa", "capacity": "TUQ", "kinds": ["official-letter"],
                  "document": "Giấy ủy quyền số 05/GUQ-SCT", "effectiveFrom": "2026-07-01", "effectiveTo": "2026-07-31" },
                { "from": "minh", "to": "binh", "capacity": "TUQ", "kinds": ["report"],
                  "document": "Giấy ủy quyền số 06/GUQ-STC", "effectiveFrom": "2026-07-01", "effectiveTo": "2026-07-31" },
                { "from": "dung", "to": "hung", "capacity": "TUQ", "kinds": ["*"],
                  "document": "Giấy ủy quyền số 07/GUQ-SCT", "effectiveFrom": "2026-12-01", "effectiveTo": "2027-01-31" } ],
              "absences": [
                { "officer": "ngan", "deputy": "khoa", "effectiveFrom": "2026-07-06", "effectiveTo": "2026-07-10" },
                { "officer": "binh", "deputy": "khoa", "effectiveFrom": "2026-07-10", "effectiveTo": "2026-07-17" },
                { "officer": "anh", "deputy": "dung", "effectiveFrom": "2026-07-06", "effectiveTo": "2026-07-06" } ] }
            """;

    private final AgencyDirectory directory = read(FILE);

    @Test
    void knowsEachAgencyAsItIsOnTheDay() {
        assertThat(directory.requireAgency(INDUSTRY, LocalDate.of(2026, 6, 30)).name())
                .isEqualTo("Sở Công Thương");
        assertThat(directory.requireAgency(INDUSTRY, LocalDate.of(2026, 7, 1)).name())
                .isEqualTo("Sở Công Thương mới");
        assertThat(directory.requireAgency(FINANCE, DAY).abbreviation()).isEqualTo("STC");
    }

    @Test
    void abbreviatesEachUnitAsItIsOnTheDay() {
        assertThat(directory.unitAbbreviation(INDUSTRY, "Phòng Thương mại", LocalDate.of(2026, 6, 30)))
                .isEqualTo("TM");
        assertThat(directory.unitAbbreviation(INDUSTRY, "Phòng Thương mại", DAY))
                .isEqualTo("QLTM");
        assertThat(directory.unitAbbreviation(FINANCE, "Phòng Ngân sách", DAY)).isEqualTo("NS");
        assertThat(directory.unitAbbreviation(FINANCE, "Phòng Thương mại", DAY)).isEmpty();
    }

    @Test
    void givesItsAgenciesInTheOrderOfTheFileAsTheyWereLast() {
        assertThat(directory.agencies()).extracting(Agency::name).containsExactly("Sở Công Thương mới", "Sở Tài chính");
        assertThat(directory.agency().code()).isEqualTo(INDUSTRY);
        assertThat(directory.on(DAY).agency().name()).isEqualTo("Sở Công Thương mới");
        assertThat(directory.on(LocalDate.of(2026, 6, 30)).agency().name()).isEqualTo("Sở Công Thương");

        AgencyDirectory newer = read(FILE.replace(
                "\"abbreviation\": \"STC\"", "\"abbreviation\": \"STC\", \"effectiveFrom\": \"2026-07-02\""));
        assertThat(newer.agency().code())
                .as("also where another one began later")
                .isEqualTo(INDUSTRY);
    }

    @Test
    void saysWhichAgencyItDoesNotHaveOnTheDay() {
        AgencyCode other = new AgencyCode("H98");
        assertThat(directory.findAgency(other, DAY)).isEmpty();
        assertThatExceptionOfType(UnknownAgencyException.class)
                .isThrownBy(() -> directory.requireAgency(other, DAY))
                .withMessageContaining("H98")
                .withMessageContaining("2026-07-06")
                .satisfies(refusal -> assertThat(refusal.agency()).isEqualTo(other));
        AgencyDirectory later = read(FILE.replace(
                "\"abbreviation\": \"STC\"", "\"abbreviation\": \"STC\", \"effectiveFrom\": \"2026-07-07\""));
        assertThat(later.findAgency(FINANCE, DAY)).isEmpty();
        assertThat(later.findAgency(FINANCE, DAY.plusDays(1))).isPresent();
    }

    @Test
    void tellsWhoWasWhereOnTheDayFromWhoIsNow() {
        OfficerId ngan = new OfficerId("ngan");

        assertThat(directory.requireOfficer(ngan, LocalDate.of(2026, 6, 30)).agency())
                .isEqualTo(INDUSTRY);
        assertThat(directory.requireOfficer(ngan, LocalDate.of(2026, 7, 1)).agency())
                .isEqualTo(FINANCE);
        assertThat(directory.findEver(ngan).orElseThrow().title()).isEqualTo("Chuyên viên chính");
        OfficerId dung = new OfficerId("dung");
        LocalDate gone = LocalDate.of(2027, 1, 1);
        assertThat(directory.findOfficer(dung, gone)).isEmpty();
        assertThat(directory.findEver(dung)).isPresent();
        assertThat(directory.findEver(new OfficerId("nobody"))).isEmpty();
        assertThatExceptionOfType(UnknownOfficerException.class)
                .isThrownBy(() -> directory.requireOfficer(dung, gone))
                .withMessageContaining("2027-01-01")
                .satisfies(refusal -> assertThat(refusal.officer()).isEqualTo(dung));
    }

    @Test
    void findsEverybodyOfOneAgencyWithARoleOnTheDay() {
        assertThat(ids(directory.withRole(INDUSTRY, Role.SPECIALIST, LocalDate.of(2026, 6, 30))))
                .containsExactly("khoa", "ngan");
        assertThat(ids(directory.withRole(INDUSTRY, Role.SPECIALIST, DAY))).containsExactly("khoa");
        assertThat(ids(directory.withRole(FINANCE, Role.SPECIALIST, DAY))).containsExactly("ngan");
        assertThat(ids(directory.withRole(INDUSTRY, Role.LEADER, DAY))).containsExactly("anh", "dung", "giang");
        assertThat(ids(directory.withRole(INDUSTRY, Role.LEADER, LocalDate.of(2027, 1, 1))))
                .containsExactly("anh", "giang");
        assertThat(directory.withRole(new AgencyCode("H98"), Role.LEADER, DAY)).isEmpty();
    }

    @Test
    void takesRolesOfTheAgencysOwnFromItsFile() {
        Role own = new Role("APPRAISER");

        assertThat(ids(directory.withRole(INDUSTRY, own, DAY))).containsExactly("hung");
        assertThat(directory.roles()).contains(own, Role.OFFICE_HEAD).doesNotContain(Role.CLERK);
    }

    @Test
    void letsAHeadSignAsTheHeadAndADeputyByTheTitleForTheHead() {
        Signatory head = signatory("anh", "decision", DAY);
        assertThat(head.capacity()).isEqualTo(Capacity.HEAD);
        assertThat(head.titles()).containsExactly("Giám đốc");
        assertThat(head.authorisation()).isEmpty();

        Signatory deputy = signatory("dung", "anything", DAY);
        assertThat(deputy.capacity()).isEqualTo(Capacity.KT);
        assertThat(deputy.headTitle()).isEqualTo("Giám đốc");
        assertThat(deputy.titles()).containsExactly("KT. Giám đốc", "Phó Giám đốc");

        assertThat(directory.findSignatory(new OfficerId("dung"), "decision", LocalDate.of(2027, 1, 1)))
                .as("no longer in office")
                .isEmpty();
        assertThat(directory.findSignatory(new OfficerId("nobody"), "decision", DAY))
                .isEmpty();
        assertThat(directory.findSignatory(new OfficerId("binh"), "decision", DAY))
                .isEmpty();
    }

    @Test
    void knowsADeputyByTheTitleHoweverItIsWritten() {
        String decomposed = Normalizer.normalize("Phó Giám đốc", Normalizer.Form.NFD);
        for (String title : List.of(decomposed, "PHÓ GIÁM ĐỐC", "phó giám đốc")) {
            AgencyDirectory written = read(FILE.replace("\"title\": \"Phó Giám đốc\"", "\"title\": \"" + title + "\""));

            Signatory deputy = written.findSignatory(new OfficerId("dung"), "decision", DAY)
                    .orElseThrow();
            assertThat(deputy.capacity()).as(title).isEqualTo(Capacity.KT);
            assertThat(deputy.headTitle()).isEqualToIgnoringCase("Giám đốc");
        }
    }

    @Test
    void letsOfficersSignAsTheFileSaysForTheKindsThatItNames() {
        Signatory unit = signatory("hung", "invitation", DAY);
        assertThat(unit.titles()).containsExactly("TL. Giám đốc", "Chánh Văn phòng");
        assertThat(signatory("hung", "notice", DAY).capacity()).isEqualTo(Capacity.TL);
        assertThat(directory.findSignatory(new OfficerId("hung"), "decision", DAY))
                .isEmpty();

        assertThat(signatory("giang", "decision", DAY).titles()).containsExactly("Q. Phó Giám đốc phụ trách");
        assertThat(directory.findSignatory(new OfficerId("giang"), "report", DAY))
                .as("the file says less than the role would")
                .isEmpty();
    }

    @Test
    void letsADeputySignForTheHeadWhereTheFileSaysSo() {
        AgencyDirectory said = withSigns("\"capacity\": \"KT\", \"headTitle\": \"Chủ tịch\"", "Ủy viên");
        assertThat(said.findSignatory(new OfficerId("dung"), "decision", DAY)
                        .orElseThrow()
                        .titles())
                .containsExactly("KT. Chủ tịch", "Ủy viên");

        AgencyDirectory byTitle = withSigns("\"capacity\": \"KT\"", "Phó Chủ tịch");
        assertThat(byTitle.findSignatory(new OfficerId("dung"), "decision", DAY)
                        .orElseThrow()
                        .titles())
                .containsExactly("KT. Chủ tịch", "Phó Chủ tịch");

        AgencyDirectory collective =
                withSigns("\"capacity\": \"TM\", \"headTitle\": \"Ủy ban nhân dân\", \"kinds\": [\"*\"]", "Chủ tịch");
        assertThat(collective
                        .findSignatory(new OfficerId("dung"), "decision", DAY)
                        .orElseThrow()
                        .titles())
                .containsExactly("TM. Ủy ban nhân dân", "Chủ tịch");
    }

    @Test
    void refusesToLetSomebodySignForNobody() {
        for (String capacity : List.of("KT", "TM", "TL", "TUQ")) {
            String json = signs("\"capacity\": \"" + capacity + "\"", "Ủy viên");
            refuses(json, "officers[1]", "signs.headTitle is missing");
        }
        refuses(signs("\"headTitle\": \"Giám đốc\"", "Ủy viên"), "officers[1]", "signs.capacity is missing");
        refuses(signs("\"capacity\": \"XX\"", "Ủy viên"), "officers[1].signs.capacity", "XX");
    }

    private static AgencyDirectory withSigns(String signs, String title) {
        return read(signs(signs, title));
    }

    private static String signs(String signs, String title) {
        return FILE.replace(
                "\"title\": \"Phó Giám đốc\", \"roles\": [\"LEADER\"]",
                "\"title\": \"" + title + "\", \"roles\": [\"LEADER\"], \"signs\": { " + signs + " }");
    }

    @Test
    void letsOneWhoIsAuthorisedSignInTimeAndTheKindsOfTheAuthorisationOnly() {
        OfficerId binh = new OfficerId("binh");

        Signatory authorised = signatory("binh", "official-letter", DAY);
        assertThat(authorised.capacity()).isEqualTo(Capacity.TUQ);
        assertThat(authorised.titles()).containsExactly("TUQ. Giám đốc", "Trưởng phòng");
        assertThat(authorised.authorisation()).isEqualTo("Giấy ủy quyền số 03/GUQ-SCT");
        assertThat(directory.findSignatory(binh, "official-letter", LocalDate.of(2026, 7, 1)))
                .isPresent();
        assertThat(directory.findSignatory(binh, "official-letter", LocalDate.of(2026, 7, 31)))
                .isPresent();
        assertThat(directory.findSignatory(binh, "official-letter", LocalDate.of(2026, 6, 30)))
                .isEmpty();
        assertThat(directory.findSignatory(binh, "official-letter", LocalDate.of(2026, 8, 1)))
                .isEmpty();
        assertThat(directory.findSignatory(binh, "decision", DAY)).isEmpty();
    }

    @Test
    void letsNobodyPassOnMoreThanTheOwnRightNorWhatWasPassedOn() {
        OfficerId khoa = new OfficerId("khoa");

        assertThat(signatory("khoa", "decision", DAY).authorisation())
                .as("of every kind by one who signs decisions only")
                .isEqualTo("Giấy ủy quyền số 04/GUQ-SCT");
        assertThat(directory.findSignatory(khoa, "report", DAY)).isEmpty();
        assertThat(directory.findSignatory(khoa, "official-letter", DAY))
                .as("passed on by one who is authorised only")
                .isEmpty();
    }

    @Test
    void letsNobodyBeAuthorisedByAnotherAgencyOrByOneWhoIsGone() {
        assertThat(directory.findSignatory(new OfficerId("binh"), "report", DAY))
                .isEmpty();
        OfficerId hung = new OfficerId("hung");
        assertThat(directory.findSignatory(hung, "report", LocalDate.of(2026, 12, 31)))
                .isPresent();
        assertThat(directory.findSignatory(hung, "report", LocalDate.of(2027, 1, 1)))
                .isEmpty();
        assertThat(signatory("hung", "notice", LocalDate.of(2026, 12, 31)).capacity())
                .as("the own right comes first")
                .isEqualTo(Capacity.TL);
    }

    @Test
    void saysWhoseWorkSomebodyDoesOnTheDay() {
        OfficerId khoa = new OfficerId("khoa");

        assertThat(directory.deputisesFor(khoa, LocalDate.of(2026, 7, 5))).isEmpty();
        assertThat(directory.deputisesFor(khoa, DAY)).containsExactly(new OfficerId("ngan"));
        assertThat(directory.deputisesFor(khoa, LocalDate.of(2026, 7, 10)))
                .containsExactly(new OfficerId("ngan"), new OfficerId("binh"));
        assertThat(directory.deputisesFor(khoa, LocalDate.of(2026, 7, 17))).containsExactly(new OfficerId("binh"));
        assertThat(directory.deputisesFor(khoa, LocalDate.of(2026, 7, 18))).isEmpty();
        assertThat(directory.deputisesFor(new OfficerId("ngan"), DAY)).isEmpty();
        assertThat(signatory("anh", "decision", DAY).capacity())
                .as("an absent leader may still sign")
                .isEqualTo(Capacity.HEAD);
    }

    @Test
    void namesEachAbsentOfficerOnceWhereEntriesOverlap() {
        AgencyDirectory twice = read(FILE.replace(
                "\"officer\": \"binh\", \"deputy\": \"khoa\"", "\"officer\": \"ngan\", \"deputy\": \"khoa\""));

        assertThat(twice.deputisesFor(new OfficerId("khoa"), LocalDate.of(2026, 7, 10)))
                .containsExactly(new OfficerId("ngan"));
    }

    @Test
    void namesThePlaceOfWhatIsWrongInItsFile() {
        refuses(
                FILE.replace("\"id\": \"binh\", \"agency\": \"H99.12\"", "\"id\": \"binh\""),
                "officers[4]",
                "agency is missing");
        refuses(
                FILE.replace("\"id\": \"binh\", \"agency\": \"H99.12\"", "\"id\": \"binh\", \"agency\": \"H98\""),
                "officers[4]",
                "H98 is none of this file");
        refuses(
                FILE.replace("{ \"capacity\": \"Q\", \"kinds\": [\"decision\"] }", "[]"),
                "officers[2].signs",
                "a list is there; write an object");
        refuses(FILE.replace("\"capacity\": \"Q\"", "\"capacity\": \"QT\""), "capacity", "write one of HEAD, TM");
        refuses(FILE.replace("\"2027-01-31\"", "\"31/01/2027\""), "effectiveTo", "write a day such as 2026-11-30");
        refuses(FILE.replace("\"deputy\": \"dung\"", "\"deputi\": \"dung\""), "absences[2]", "write one of deputy");
        refuses(FILE.replace("\"NS\"", "\"N S\""), "units[2]", "abbreviation");
        refuses(
                FILE.replace("\"agency\": \"H99.15\", \"name\": \"Phòng", "\"name\": \"Phòng"),
                "units[2]",
                "each unit");
        refuses(
                FILE.replace("\"2026-06-30\" },\n    { \"code\": \"H99.15\"", "null },\n    { \"code\": \"H99.15\""),
                "agency[2]",
                "overlaps");
        refuses(
                FILE.replace("\"from\": \"dung\", \"to\": \"binh\"", "\"from\": \"dung\", \"to\": \"be\""),
                "delegations[0]",
                "be is none");
        refuses(FILE.replace("\"from\": \"giang\"", "\"from\": \"gi\""), "delegations[1]", "gi is none");
        refuses(FILE.replace("\"officer\": \"anh\"", "\"officer\": \"an\""), "absences[2]", "an is none");
        refuses(FILE.replace("\"deputy\": \"dung\"", "\"deputy\": \"du\""), "absences[2]", "du is none");
        refuses(FILE.replace("\"Giấy ủy quyền số 04/GUQ-SCT\"", "\" \""), "delegations[1]", "document");
        refuses(
                FILE.replace("\"to\": \"binh\", \"capacity\": \"TUQ\"", "\"to\": \"binh\", \"capacity\": \"HEAD\""),
                "delegations[0]",
                "HEAD");
        refuses(FILE.replace(", \"effectiveTo\": \"2027-01-31\"", ""), "delegations[4]", "effectiveTo is missing");
        refuses(FILE.replace("\"2027-01-31\"", "\"2026-11-30\""), "delegations[4]", "cannot end");
        refuses(FILE.replace(", \"effectiveTo\": \"2026-07-17\"", ""), "absences[1]", "effectiveTo is missing");
    }

    @Test
    void namesThePlaceOfElementsThatAreNull() {
        refuses("{ \"agency\": [ null ], \"officers\": [] }", "agency", "null");
        refuses(FILE.replace("[\"HEAD\"]", "[null]"), "officers[4].roles", "null");
        refuses(FILE.replace("[\"invitation\", \"notice\"]", "[null]"), "officers[3].signs.kinds", "null");
        refuses(FILE.replaceFirst("\"absences\": \\[", "\"absences\": [ null,"), "absences", "null");
    }

    @Test
    void needsNoAgencyOfItsOfficersWhereThereIsOnlyOne() {
        AgencyDirectory one = read("""
                { "agency": [ { "code": "H99.12", "name": "Cũ", "abbreviation": "SCT", "place": "Đồng Hới",
                                "effectiveTo": "2026-06-30" },
                              { "code": "H99.12", "name": "Mới", "abbreviation": "SCT", "place": "Đồng Hới",
                                "effectiveFrom": "2026-07-01" } ],
                  "officers": [ { "id": "anh", "name": "Ánh", "title": "Giám đốc", "roles": ["LEADER"] } ] }
                """);

        assertThat(one.requireOfficer(new OfficerId("anh"), DAY).agency()).isEqualTo(INDUSTRY);
    }

    private Signatory signatory(String officer, String kind, LocalDate day) {
        return directory.findSignatory(new OfficerId(officer), kind, day).orElseThrow();
    }

    private static List<String> ids(List<Officer> officers) {
        return officers.stream().map(officer -> officer.id().value()).toList();
    }

    private static void refuses(String json, String place, String problem) {
        assertThat(json).isNotEqualTo(FILE);
        assertThatExceptionOfType(UnreadableDataException.class)
                .isThrownBy(() -> read(json))
                .withMessageContaining("agency directory")
                .withMessageContaining(problem)
                .satisfies(refusal -> assertThat(refusal.place()).contains(place));
    }

    private static AgencyDirectory read(String json) {
        return AgencyDirectory.read(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
    }
}
