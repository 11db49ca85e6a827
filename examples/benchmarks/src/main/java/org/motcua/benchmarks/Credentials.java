package org.motcua.benchmarks;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.List;
import org.motcua.signing.testkit.TestAuthority;
import org.motcua.signing.testkit.TestKey;
import org.motcua.signing.testkit.TestKeyKind;
import org.motcua.signing.testkit.TestProfile;

/**
 * A signer's key and its chain of three certificates, all with keys of one kind.
 *
 * @param chain the signer's certificate, that of the authority which issued it, and the root
 */
record Credentials(PrivateKey key, List<X509Certificate> chain) {

    Credentials {
        chain = List.copyOf(chain);
    }

    static Credentials create(TestKeyKind kind) {
        TestAuthority root = TestAuthority.create("CN=Benchmark Root,C=VN", kind, Clock.systemUTC());
        TestAuthority issuing = root.subordinate("CN=Benchmark Issuing CA,C=VN", kind, TestProfile.authority());
        TestKey signer = issuing.issue("CN=Benchmark Signer,C=VN", kind);
        return new Credentials(signer.privateKey(), signer.chain());
    }

    X509Certificate certificate() {
        return chain.get(0);
    }

    X509Certificate root() {
        return chain.get(chain.size() - 1);
    }

    /** JCA name of the algorithm that all peers sign with. */
    String algorithm() {
        return key.getAlgorithm().equals("RSA") ? "SHA256withRSA" : "SHA256withECDSA";
    }
}
