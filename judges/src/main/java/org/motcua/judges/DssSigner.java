package org.motcua.judges;

import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** EU DSS as a signer, in the class loader that it needs: for files that we did not make, and to measure ourselves by. Thread-safe. */
public final class DssSigner {

    private static final Isolated DSS = new Isolated("dss", "org.motcua.judges.dss.DssSigningWorker");

    private final PrivateKey key;
    private final List<X509Certificate> chain;

    /** Signs with SHA-256 and the usual algorithm for the key; the chain has the key's own certificate first. */
    public DssSigner(PrivateKey key, List<X509Certificate> chain) {
        this.key = key;
        this.chain = List.copyOf(chain);
    }

    /** Signs one file into another as PAdES-B-B, in a field that shows nothing. */
    public void sign(Path input, Path output) {
        DSS.ask(request(input, output));
    }

    /** The same with a PNG and a text in a TrueType font, on the first page. */
    public void signVisibly(Path input, Path output, byte[] png, byte[] font, String text) {
        Map<String, Object> request = request(input, output);
        request.put("png", png);
        request.put("font", font);
        request.put("text", text);
        DSS.ask(request);
    }

    private Map<String, Object> request(Path input, Path output) {
        Map<String, Object> request = new HashMap<>();
        request.put("key", key);
        request.put("chain", chain);
        request.put("input", input);
        request.put("output", output);
        return request;
    }
}
