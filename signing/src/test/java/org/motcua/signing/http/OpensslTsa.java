package org.motcua.signing.http;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.motcua.signing.testkit.TestKey;

/** A time-stamp authority whose every answer is made by "openssl ts -reply". */
public final class OpensslTsa {

    private OpensslTsa() {}

    /** Serves under a path of the server; keys and questions lie in the folder. */
    public static URI serve(LocalServer server, String path, Path folder, TestKey key) throws IOException {
        Openssl.writePem(folder.resolve("tsa.pem"), List.of(key.certificate()));
        Openssl.writePem(folder.resolve("chain.pem"), key.chain());
        Openssl.writePem(folder.resolve("key.pem"), key.privateKey());
        Files.writeString(folder.resolve("serial"), "01\n");
        Files.writeString(folder.resolve("tsa.cnf"), """
                [tsa]
                default_tsa = it
                [it]
                serial = serial
                signer_cert = tsa.pem
                certs = chain.pem
                signer_key = key.pem
                signer_digest = sha256
                default_policy = 1.2.3.4.1
                other_policies = 1.2.3.4.2
                digests = sha256, sha384, sha512
                accuracy = secs:1
                tsa_name = yes
                ess_cert_id_chain = no
                ess_cert_id_alg = sha256
                """);
        Object oneAtATime = new Object();
        return server.answer(path, request -> {
            synchronized (oneAtATime) {
                Files.write(folder.resolve("request.tsq"), request);
                Openssl.run(
                        folder, "ts", "-reply", "-config", "tsa.cnf", "-queryfile", "request.tsq", "-out", "reply.tsr");
                return Files.readAllBytes(folder.resolve("reply.tsr"));
            }
        });
    }
}
