package org.motcua.signing.report;

import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.motcua.signing.SignatureClaims;
import org.motcua.signing.SignatureKind;
import org.motcua.signing.SignatureReport;

/**
 * Who signed, and what the signer says of the signature. Where the signature was not verified with the certificate that it
 * names, every line about that certificate says so.
 */
record SignerFacts(Wording words, SignatureReport signature) {

    List<Fact> list() {
        Optional<X509Certificate> certificate =
                signature.certificate().or(() -> signature.claims().certificate());
        boolean claimed = certificate.isPresent() && signature.certificate().isEmpty();
        String mark = claimed ? words.say(" (chưa xác minh)", " (not verified)") : "";
        List<Fact> facts = new ArrayList<>();
        certificate(certificate).forEach(fact -> facts.add(new Fact(fact.name() + mark, fact.value())));
        facts.addAll(claims());
        return facts;
    }

    private List<Fact> certificate(Optional<X509Certificate> certificate) {
        Optional<SubjectName> subject = certificate.map(c -> SubjectName.of(c.getSubjectX500Principal()));
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact(
                signature.kind() == SignatureKind.DOCUMENT_TIMESTAMP
                        ? words.say("Bên cấp dấu thời gian", "Time-stamping authority")
                        : words.say("Người ký", "Signer"),
                subject.map(s -> s.name() + s.title().map(title -> ", " + title).orElse(""))
                        .orElse(words.unknown())));
        facts.add(new Fact(
                words.say("Đơn vị quản lý", "Managing unit"),
                subject.map(s -> s.units().isEmpty()
                                ? words.say("không ghi trong chứng thư", "not named in the certificate")
                                : String.join(", ", s.units()))
                        .orElse(words.unknown())));
        facts.add(new Fact(
                words.say("Bên cấp chứng thư", "Certificate issuer"),
                certificate
                        .map(c -> SubjectName.of(c.getIssuerX500Principal()).inFull())
                        .orElse(words.unknown())));
        certificate.ifPresent(c -> {
            facts.add(new Fact(
                    words.say("Số chứng thư", "Certificate number"),
                    c.getSerialNumber().toString(16)));
            facts.add(new Fact(
                    words.say("Thời hạn chứng thư", "Certificate valid"),
                    words.time(c.getNotBefore().toInstant()) + " – "
                            + words.time(c.getNotAfter().toInstant())));
        });
        return facts;
    }

    /** What is in the signature's dictionary at the signer's will; left out where the signer wrote nothing. */
    private List<Fact> claims() {
        SignatureClaims claims = signature.claims();
        List<Fact> facts = new ArrayList<>();
        claims.reason().ifPresent(text -> facts.add(claim(words.say("Lý do ký", "Reason"), text)));
        claims.location().ifPresent(text -> facts.add(claim(words.say("Nơi ký", "Location"), text)));
        claims.contact().ifPresent(text -> facts.add(claim(words.say("Liên hệ", "Contact"), text)));
        claims.subFilter().ifPresent(text -> facts.add(new Fact(words.say("Định dạng chữ ký", "Format"), text)));
        return facts;
    }

    private Fact claim(String name, String text) {
        return new Fact(name, text + words.claimed());
    }
}
