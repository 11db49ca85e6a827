package org.motcua.workflow.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.motcua.core.agency.AgencyCode;
import org.motcua.core.agency.OfficerId;
import org.motcua.signing.testkit.TestAuthority;
import org.motcua.signing.testkit.TestKeyKind;

class OfficerCertificatesTest {

    private static final AgencyCode SCT = new AgencyCode("H99.12");

    private static final OfficerId DUNG = new OfficerId("dung");
    private static final OfficerId KHOA = new OfficerId("khoa");

    private final TestAuthority authority = TestAuthority.create("CN=Gốc,C=VN", TestKeyKind.P_256, Clock.systemUTC());
    private final OfficerCertificates identified = OfficerCertificates.withIdentifiers(
            Map.of(DUNG, "CCCD:001081000001", KHOA, "CCCD:001081000002"), Map.of(SCT, "MST:0100000001"));

    @Test
    void knowsAnOfficerByTheIdentifierAlsoAfterARenewal() {
        for (int i = 0; i < 2; i++) {
            X509Certificate dung = issue("UID=CCCD:001081000001,CN=Nguyễn Quốc Dũng,C=VN");
            assertThat(identified.belongsTo(DUNG, dung)).isTrue();
            assertThat(identified.belongsTo(KHOA, dung)).isFalse();
            assertThat(identified.belongsToAgency(SCT, dung)).isFalse();
        }
        assertThat(identified.belongsTo(DUNG, issue("SERIALNUMBER=CCCD:001081000001,CN=Dũng,C=VN")))
                .isTrue();
    }

    @Test
    void comparesIdentifiersInFullAndNoNames() {
        assertThat(identified.belongsTo(DUNG, issue("CN=CCCD:001081000001,C=VN")))
                .isFalse();
        assertThat(identified.belongsTo(DUNG, issue("UID=CCCD:0010810000011,CN=Nguyễn Quốc Dũng,C=VN")))
                .isFalse();
        assertThat(identified.belongsTo(DUNG, issue("CN=UID\\=CCCD:001081000001,C=VN")))
                .isFalse();
        assertThat(identified.belongsTo(new OfficerId("son"), issue("CN=Phạm Hồng Sơn,C=VN")))
                .as("nobody registered")
                .isFalse();
    }

    @Test
    void anOfficersCertificateThatNamesTheAgencyIsNotTheAgencys() {
        assertThat(identified.belongsToAgency(SCT, issue("UID=MST:0100000001,CN=Sở Công Thương,C=VN")))
                .isTrue();
        assertThat(identified.belongsToAgency(SCT, issue("2.5.4.97=MST:0100000001,CN=Sở Công Thương,C=VN")))
                .isTrue();
        assertThat(identified.belongsToAgency(
                        SCT, issue("2.5.4.97=MST:0100000001,UID=CCCD:001081000001,CN=Nguyễn Quốc Dũng,C=VN")))
                .isFalse();
    }

    @Test
    void knowsTheVeryCertificatesThatAreRegistered() {
        X509Certificate own = issue("CN=Nguyễn Quốc Dũng,C=VN");
        X509Certificate agency = issue("CN=Sở Công Thương,C=VN");
        OfficerCertificates registered =
                OfficerCertificates.registered(Map.of(DUNG, List.of(own)), Map.of(SCT, List.of(agency)));

        assertThat(registered.belongsTo(DUNG, own)).isTrue();
        assertThat(registered.belongsTo(DUNG, issue("CN=Nguyễn Quốc Dũng,C=VN")))
                .as("another of the same name")
                .isFalse();
        assertThat(registered.belongsTo(KHOA, own)).isFalse();
        assertThat(registered.belongsToAgency(SCT, agency)).isTrue();
        assertThat(registered.belongsToAgency(SCT, own)).isFalse();
    }

    @Test
    void refusesAnEmptyIdentifier() {
        assertThatThrownBy(() -> OfficerCertificates.withIdentifiers(Map.of(DUNG, " "), Map.of(SCT, "MST:0100000001")))
                .hasMessageContaining("Identifier of dung");
    }

    private X509Certificate issue(String name) {
        return authority.issue(name, TestKeyKind.P_256).certificate();
    }
}
