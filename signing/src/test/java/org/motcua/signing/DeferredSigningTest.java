package org.motcua.signing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.motcua.signing.deferred.Answer.Signed;
import org.motcua.signing.deferred.DeferredRequest;
import org.motcua.signing.deferred.DeferredRequest.Item;
import org.motcua.signing.deferred.Response.Values;
import org.motcua.signing.deferred.TokenKey;
import org.motcua.signing.testkit.TestKey;
import org.motcua.signing.testkit.TestKeyKind;

class DeferredSigningTest {

    @TempDir
    Path folder;

    @Test
    void completesABatchWithTheValuesThatABrowserMade() throws Exception {
        TestKey token = TestKeys.key(TestKeyKind.RSA_2048);
        TwoStepSigner signer = TwoStepSigner.builder()
                .chain(token.chain())
                .clock(TestKeys.CLOCK)
                .build();
        Path input = Files.write(folder.resolve("in.pdf"), TestDocuments.withXrefStream());
        List<PreparedSignature> prepared = new ArrayList<>();
        List<Item> items = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            SignatureRequest wanted =
                    SignatureRequest.builder().reason("Decision " + i).build();
            PreparedSignature signature = signer.prepare(input, folder.resolve("prepared-" + i + ".pdf"), wanted);
            prepared.add(signature);
            items.add(Item.of("Decision " + i, signature));
        }
        DeferredRequest request = new DeferredRequest(
                "batch-1",
                prepared.get(0).algorithm(),
                items,
                TestKeys.CLOCK.instant().plus(Duration.ofMinutes(5)));

        Signed signed;
        try (TokenKey key = TokenKey.of(token.chain(), TestKeys.CLOCK);
                JcaKey browser = JcaKey.of(token.privateKey(), token.chain())) {
            String handle = key.begin(request).handle();
            List<byte[]> values = request.items().stream()
                    .map(item -> browser.sign(item.dataToBeSigned(), request.algorithm()))
                    .toList();
            signed = (Signed) key.answer(request, handle, new Values(values));
        }

        for (int i = 0; i < 3; i++) {
            Path output = folder.resolve("out-" + i + ".pdf");
            signer.complete(prepared.get(i), signed.values().get(i), folder.resolve("prepared-" + i + ".pdf"), output);
            assertThat(Judged.signatures(Files.readAllBytes(output)))
                    .singleElement()
                    .satisfies(judged ->
                            assertThat(judged.valid()).as(judged.toString()).isTrue());
        }
    }
}
