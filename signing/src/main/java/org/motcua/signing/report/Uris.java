package org.motcua.signing.report;

import java.security.cert.CRLReason;
import java.util.Map;
import java.util.Optional;
import org.motcua.signing.FindingCode;
import org.motcua.signing.Indication;
import org.motcua.signing.SubIndication;
import org.motcua.signing.ValidationProcess;

/** The identifiers of ETSI TS 119 102-2 and of XML signatures (RFC 9231), and ours where neither has one. */
final class Uris {

    static final String PASSED = "urn:etsi:019102:mainindication:passed";
    static final String FAILED = "urn:etsi:019102:mainindication:failed";
    static final String INDETERMINATE = "urn:etsi:019102:mainindication:indeterminate";

    static final String CERTIFICATE = "urn:etsi:019102:validationObject:certificate";
    static final String CRL = "urn:etsi:019102:validationObject:CRL";
    static final String OCSP = "urn:etsi:019102:validationObject:OCSPResponse";
    static final String TIMESTAMP = "urn:etsi:019102:validationObject:timestamp";
    static final String SIGNED_DATA = "urn:etsi:019102:validationObject:signedData";

    static final String SHA256 = "http://www.w3.org/2001/04/xmlenc#sha256";

    /** The existence was proved in the course of the validation. */
    static final String PROOF_BY_VALIDATION = "urn:etsi:019102:poetype:validation";

    static final String CONSTRAINT_APPLIED = "urn:etsi:019102:constraintStatus:applied";
    static final String CONSTRAINT_DISABLED = "urn:etsi:019102:constraintStatus:disabled";

    static final String NO_SIGNATURE = "urn:motcua:validation:no-signature";

    private static final String UNIDENTIFIED = "urn:etsi:019102:algorithm:unidentified";
    private static final String XMLDSIG_2001 = "http://www.w3.org/2001/04/xmldsig-more#";
    private static final String XMLDSIG_2007 = "http://www.w3.org/2007/05/xmldsig-more#";
    private static final String XMLDSIG_2021 = "http://www.w3.org/2021/04/xmldsig-more#";

    private static final Map<String, String> ALGORITHMS = Map.ofEntries(
            Map.entry("SHA1withRSA", "http://www.w3.org/2000/09/xmldsig#rsa-sha1"),
            Map.entry("SHA224withRSA", XMLDSIG_2001 + "rsa-sha224"),
            Map.entry("SHA256withRSA", XMLDSIG_2001 + "rsa-sha256"),
            Map.entry("SHA384withRSA", XMLDSIG_2001 + "rsa-sha384"),
            Map.entry("SHA512withRSA", XMLDSIG_2001 + "rsa-sha512"),
            Map.entry("SHA1withRSAandMGF1", XMLDSIG_2007 + "sha1-rsa-MGF1"),
            Map.entry("SHA224withRSAandMGF1", XMLDSIG_2007 + "sha224-rsa-MGF1"),
            Map.entry("SHA256withRSAandMGF1", XMLDSIG_2007 + "sha256-rsa-MGF1"),
            Map.entry("SHA384withRSAandMGF1", XMLDSIG_2007 + "sha384-rsa-MGF1"),
            Map.entry("SHA512withRSAandMGF1", XMLDSIG_2007 + "sha512-rsa-MGF1"),
            Map.entry("SHA3-224withRSAandMGF1", XMLDSIG_2007 + "sha3-224-rsa-MGF1"),
            Map.entry("SHA3-256withRSAandMGF1", XMLDSIG_2007 + "sha3-256-rsa-MGF1"),
            Map.entry("SHA3-384withRSAandMGF1", XMLDSIG_2007 + "sha3-384-rsa-MGF1"),
            Map.entry("SHA3-512withRSAandMGF1", XMLDSIG_2007 + "sha3-512-rsa-MGF1"),
            Map.entry("SHA1withECDSA", XMLDSIG_2001 + "ecdsa-sha1"),
            Map.entry("SHA224withECDSA", XMLDSIG_2001 + "ecdsa-sha224"),
            Map.entry("SHA256withECDSA", XMLDSIG_2001 + "ecdsa-sha256"),
            Map.entry("SHA384withECDSA", XMLDSIG_2001 + "ecdsa-sha384"),
            Map.entry("SHA512withECDSA", XMLDSIG_2001 + "ecdsa-sha512"),
            Map.entry("SHA3-224withECDSA", XMLDSIG_2021 + "ecdsa-sha3-224"),
            Map.entry("SHA3-256withECDSA", XMLDSIG_2021 + "ecdsa-sha3-256"),
            Map.entry("SHA3-384withECDSA", XMLDSIG_2021 + "ecdsa-sha3-384"),
            Map.entry("SHA3-512withECDSA", XMLDSIG_2021 + "ecdsa-sha3-512"),
            Map.entry("Ed25519", XMLDSIG_2021 + "eddsa-ed25519"),
            Map.entry("Ed448", XMLDSIG_2021 + "eddsa-ed448"));

    private Uris() {}

    static String indication(Indication indication) {
        return switch (indication) {
            case TOTAL_PASSED -> "urn:etsi:019102:mainindication:total-passed";
            case TOTAL_FAILED -> "urn:etsi:019102:mainindication:total-failed";
            case INDETERMINATE -> INDETERMINATE;
        };
    }

    static String subIndication(SubIndication subIndication) {
        return "urn:etsi:019102:subindication:" + subIndication.name();
    }

    /** The process that gave the answer; there is no identifier for that of time-stamps. */
    static Optional<String> process(ValidationProcess process) {
        return switch (process) {
            case BASIC -> Optional.of("urn:etsi:019102:validationprocess:Basic");
            case WITH_TIME -> Optional.of("urn:etsi:019102:validationprocess:LTVM");
            case LONG_TERM -> Optional.of("urn:etsi:019102:validationprocess:LTA");
            case TIMESTAMP -> Optional.empty();
        };
    }

    /** The indication of something that is not itself a signature of the document. */
    static String ofObject(Indication indication) {
        return switch (indication) {
            case TOTAL_PASSED -> PASSED;
            case TOTAL_FAILED -> FAILED;
            case INDETERMINATE -> INDETERMINATE;
        };
    }

    static String revocationReason(CRLReason reason) {
        return "urn:etsi:019102:revocationReason:"
                + switch (reason) {
                    case KEY_COMPROMISE -> "keyCompromise";
                    case CA_COMPROMISE -> "cACompromise";
                    case AFFILIATION_CHANGED -> "affiliationChanged";
                    case SUPERSEDED -> "superseded";
                    case CESSATION_OF_OPERATION -> "cessationOfOperation";
                    case CERTIFICATE_HOLD -> "certificateHold";
                    case REMOVE_FROM_CRL -> "removeFromCRL";
                    case PRIVILEGE_WITHDRAWN -> "privilegeWithdrawn";
                    case AA_COMPROMISE -> "aACompromise";
                    case UNSPECIFIED, UNUSED -> "unspecified";
                };
    }

    static String algorithm(String jcaName) {
        return ALGORITHMS.getOrDefault(jcaName, UNIDENTIFIED);
    }

    static String constraint(String name) {
        return "urn:motcua:validation:constraint:" + name;
    }

    static String finding(FindingCode code) {
        return "urn:motcua:validation:finding:" + code.name();
    }
}
