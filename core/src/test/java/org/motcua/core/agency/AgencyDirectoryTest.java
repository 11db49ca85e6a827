package org.motcua.core.agency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.motcua.core.json.UnreadableDataException;

class AgencyDirectoryTest {

    private static final OfficerId NGAN = new OfficerId("ngan");
    private static final LocalDate BEFORE = LocalDate.of(2026, 6, 30);
    private static final LocalDate AFTER = LocalDate.of(2026, 7, 1);

    private static final String VALID = """
            { "agency": [
                { "code": "H99.12", "name": "Sở Công Thương", "superior": "Ủy ban nhân dân tỉnh", "abbreviation": "SCT",
                  "place": "Đồng Hới", "phone": "0232 000 000", "effectiveFrom": "2025-07-01" } ],
              "officers": [
                { "id": "ngan", "name": "Lê Thị Ngân", "title": "Chuyên viên", "unit": "Phòng Quản lý thương mại",
                  "roles": ["SPECIALIST"], "effectiveTo": "2026-06-30" },
                { "id": "ngan", "name": "Lê Thị Ngân", "title": "Phó Trưởng phòng", "unit": "Phòng Quản lý thương mại",
                  "roles": ["SPECIALIST", "HEAD"], "effectiveFrom": "2026-07-01" },
                { "id": "anh", "name": "Nguyễn Thị Ánh", "title": "Giám đốc", "roles": ["LEADER"],
                  "effectiveFrom": "2026-07-01" } ] }
            """;

    private final AgencyDirectory directory = read(VALID);

    @Test
    void hasTheAgencyWithAllItsMarks() {
        assertThat(directory.agency())
                .isEqualTo(new Agency(
                        new AgencyCode("H99.12"),
                        "Sở Công Thương",
                        "Ủy ban nhân dân tỉnh",
                        "SCT",
                        "Đồng Hới",
                        new Contact("", "0232 000 000", "", "")));
    }

    @Test
    void knowsWhoWasWhatOnADay() {
        assertThat(directory.on(BEFORE).requireOfficer(NGAN).title()).isEqualTo("Chuyên viên");
        assertThat(directory.on(AFTER).requireOfficer(NGAN).title()).isEqualTo("Phó Trưởng phòng");
        assertThat(directory.on(BEFORE).withRole(Role.HEAD)).isEmpty();
        assertThat(directory.on(AFTER).withRole(Role.HEAD))
                .extracting(Officer::id)
                .containsExactly(NGAN);
    }

    @Test
    void givesTheNewestEntryForAHistory() {
        assertThat(directory.requireOfficer(NGAN).title()).isEqualTo("Phó Trưởng phòng");
        assertThat(directory.withRole(Role.SPECIALIST)).hasSize(1);
    }

    @Test
    void saysWhoIsNotInOffice() {
        OfficerId leader = new OfficerId("anh");

        assertThat(directory.on(BEFORE).findOfficer(leader)).isEmpty();
        assertThatExceptionOfType(UnknownOfficerException.class)
                .isThrownBy(() -> directory.on(BEFORE).requireOfficer(leader))
                .withMessageContaining("anh")
                .satisfies(refusal -> assertThat(refusal.officer()).isEqualTo(leader));
        assertThatThrownBy(() -> directory.on(LocalDate.of(2025, 6, 30)).agency())
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void refusesEntriesThatContradictEachOtherOrAreIncomplete() {
        refuses(VALID.replace("2026-06-30", "2026-07-01"), "officers[1]", "overlaps");
        refuses(VALID.replace("\"LEADER\"", "\"king\""), "officers[2]", "king");
        refuses(VALID.replace("[\"LEADER\"]", "[]"), "officers[2]", "no role");
        refuses(VALID.replace("\"name\": \"Sở Công Thương\", ", ""), "agency[0]", "name is missing");
        refuses(VALID.replace("H99.12", "h99 12"), "agency[0]", "h99 12");
        refuses("{ \"agency\": [], \"officers\": [] }", "", "agency has no entry");
    }

    private static void refuses(String json, String place, String problem) {
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
