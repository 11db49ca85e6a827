package org.motcua.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.motcua.judges.Qpdf;
import org.motcua.signing.KeyRefusedException.Reason;
import org.motcua.signing.testkit.TestKeyKind;

class TwoStepSignerTest {

    private static final SignatureRequest REQUEST = SignatureRequest.builder()
            .at(Placement.rectangle(1, 20, 20, 60, 20))
            .appearance(SignatureAppearance.text("Nguyễn Văn An"))
            .build();

    @TempDir
    Path folder;

    private Path input;
    private Path prepared;
    private Path output;

    @BeforeEach
    void setUp() throws IOException {
        input = Files.write(folder.resolve("in.pdf"), TestDocuments.withXrefStream());
        prepared = folder.resolve("prepared.pdf");
        output = folder.resolve("out.pdf");
    }

    private static TwoStepSigner signer(TestKeyKind kind) {
        return TwoStepSigner.builder()
                .chain(TestKeys.key(kind).chain())
                .clock(TestKeys.CLOCK)
                .build();
    }

    /** The key that is elsewhere. */
    private byte[] answer(TestKeyKind kind, PreparedSignature signature) {
        try (Pkcs12Key key = TestKeys.open(folder, kind)) {
            return key.sign(signature.dataToBeSigned(), signature.algorithm());
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"RSA_2048", "P_256"})
    void anotherProcessCompletesWhatOnePrepared(TestKeyKind kind) throws IOException {
        String passedOn = signer(kind).prepare(input, prepared, REQUEST).toJson();

        PreparedSignature signature = PreparedSignature.fromJson(passedOn);
        SigningResult result = signer(kind).complete(signature, answer(kind, signature), prepared, output);

        byte[] signed = Files.readAllBytes(output);
        assertThat(result.field()).isEqualTo("Signature1");
        assertThat(result.length()).isEqualTo(signed.length);
        assertThat(Judged.signatures(signed)).singleElement().satisfies(judged -> {
            assertThat(judged.valid()).as(judged.toString()).isTrue();
            assertThat(judged.coversWholeDocument()).isTrue();
        });
        assertThat(Qpdf.check(signed).clean()).isTrue();
        assertThat(signed).isEqualTo(TestKeys.signer(folder, kind).sign(Files.readAllBytes(input), REQUEST));
    }

    @Test
    void hasNoHashForAKeyThatSignsTheDataItself() {
        PreparedSignature signature = signer(TestKeyKind.ED_25519).prepare(input, prepared, REQUEST);
        assertThat(signature.dataToBeSigned()).isNotEmpty();
        assertThatThrownBy(signature::hashToBeSigned)
                .isInstanceOf(SigningException.class)
                .hasMessageContaining("dataToBeSigned");
    }

    @Test
    void survivesBeingWrittenDown() {
        PreparedSignature signature = signer(TestKeyKind.P_256).prepare(input, prepared, REQUEST);
        assertThat(PreparedSignature.fromJson(signature.toJson())).isEqualTo(signature);
        assertThat(signature.hashToBeSigned()).hasSize(32);
        for (String other : new String[] {
            "", "[]", "{}", "{\"version\":\"2\"}", signature.toJson().replace("roomStart", "x")
        }) {
            assertThatThrownBy(() -> PreparedSignature.fromJson(other)).isInstanceOf(SigningException.class);
        }
    }

    @Test
    void refusesAnswerOfAnotherKey() {
        PreparedSignature signature = signer(TestKeyKind.P_256).prepare(input, prepared, REQUEST);
        byte[] other = answer(TestKeyKind.P_256, signature);
        other[other.length - 1] ^= 1;
        assertThatThrownBy(() -> signer(TestKeyKind.P_256).complete(signature, other, prepared, output))
                .asInstanceOf(type(KeyRefusedException.class))
                .returns(Reason.MISMATCH, KeyRefusedException::reason);
        assertThat(output).doesNotExist();
    }

    @Test
    void refusesDocumentThatWasChangedInBetween() throws IOException {
        PreparedSignature signature = signer(TestKeyKind.P_256).prepare(input, prepared, REQUEST);
        byte[] value = answer(TestKeyKind.P_256, signature);
        byte[] original = Files.readAllBytes(prepared);
        int room = new String(original, StandardCharsets.ISO_8859_1).indexOf("/Contents <0000");
        for (int offset : new int[] {30, room + 20, original.length - 1}) {
            byte[] changed = original.clone();
            changed[offset] ^= 1;
            Files.write(prepared, changed);
            assertThatThrownBy(() -> signer(TestKeyKind.P_256).complete(signature, value, prepared, output))
                    .as("offset " + offset)
                    .isInstanceOf(SigningException.class)
                    .hasMessageContaining("prepare");
            assertThat(output).doesNotExist();
        }
        Files.delete(prepared);
        assertThatThrownBy(() -> signer(TestKeyKind.P_256).complete(signature, value, prepared, output))
                .isInstanceOf(UnreadablePdfException.class);
    }

    @Test
    void refusesToCompleteForAnotherCertificate() {
        PreparedSignature signature = signer(TestKeyKind.P_256).prepare(input, prepared, REQUEST);
        byte[] value = answer(TestKeyKind.P_256, signature);
        assertThatThrownBy(() -> signer(TestKeyKind.P_384).complete(signature, value, prepared, output))
                .isInstanceOf(SigningException.class)
                .hasMessageContaining("prepared for");
    }
}
