package org.motcua.features;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.motcua.signing.PdfValidator;
import org.motcua.signing.PreparedSignature;
import org.motcua.signing.SignatureRequest;
import org.motcua.signing.TwoStepSigner;
import org.motcua.signing.deferred.Answer;
import org.motcua.signing.deferred.Answer.Expired;
import org.motcua.signing.deferred.Answer.Pending;
import org.motcua.signing.deferred.Answer.Rejected;
import org.motcua.signing.deferred.Answer.Signed;
import org.motcua.signing.deferred.Answer.WrongSecret;
import org.motcua.signing.deferred.Begun;
import org.motcua.signing.deferred.DeferredKey;
import org.motcua.signing.deferred.DeferredRequest;
import org.motcua.signing.deferred.DeferredRequest.Item;
import org.motcua.signing.testkit.TestAuthority;
import org.motcua.signing.testkit.TestKey;
import org.motcua.signing.testkit.TestKeyKind;

/**
 * A leader signs several letters at once on the phone, with a service that has an API of its own and answers later:
 * {@link PollingKey} is all that it takes. The service is {@link PhoneService}, with a test key.
 */
public final class DeferredServiceMain {

    private DeferredServiceMain() {}

    public static void main(String[] arguments) throws IOException {
        Path folder = Files.createTempDirectory("motcua-deferred");
        Example.tell("Signed: " + run(folder));
    }

    /** The signed letters. */
    static List<Path> run(Path folder) throws IOException {
        Clock clock = Clock.systemUTC();
        TestAuthority authority = TestAuthority.create("CN=Example authority", clock);
        TestKey leader = authority.issue("CN=Lê Minh Quân", TestKeyKind.P_256);
        ConcurrentLinkedQueue<String> callBacks = new ConcurrentLinkedQueue<>();
        try (PhoneService service = PhoneService.start(leader, clock, callBacks::add);
                DeferredKey key = new PollingKey(service.uri(), PhoneService.TOKEN, leader.chain(), clock)) {
            TwoStepSigner signer =
                    TwoStepSigner.builder().chain(key.chain()).clock(clock).build();
            List<PreparedSignature> prepared = new ArrayList<>();
            List<Item> items = new ArrayList<>();
            for (int i = 1; i <= 3; i++) {
                Path letter = Files.write(folder.resolve("letter-" + i + ".pdf"), letter("Letter " + i));
                PreparedSignature signature = signer.prepare(
                        letter,
                        folder.resolve("prepared-" + i + ".pdf"),
                        SignatureRequest.builder().build());
                prepared.add(signature);
                items.add(Item.of("Letter " + i, signature));
            }

            DeferredRequest request = new DeferredRequest(
                    UUID.randomUUID().toString(), // kept with the documents: it is what a restart goes on with
                    prepared.get(0).algorithm(),
                    items,
                    clock.instant().plus(Duration.ofMinutes(5)));
            Begun begun = key.begin(request);
            Example.tell(begun.hint().orElse("") + ": " + told(key.ask(request, begun.handle())));

            service.confirm(begun.handle());
            String calledBack = callBacks.remove();
            Answer answer = key.ask(request, calledBack);
            Example.tell(told(answer));

            List<Path> signed = new ArrayList<>();
            List<byte[]> values = ((Signed) answer).values();
            for (int i = 0; i < values.size(); i++) {
                Path output = folder.resolve("signed-" + (i + 1) + ".pdf");
                signer.complete(prepared.get(i), values.get(i), folder.resolve("prepared-" + (i + 1) + ".pdf"), output);
                signed.add(output);
            }
            requireValid(signed, authority, clock);
            return signed;
        }
    }

    /** What a page would say. */
    static String told(Answer answer) {
        if (answer instanceof Pending pending) {
            return "waiting, ask again after " + pending.askAgainAfter().toSeconds() + " s";
        } else if (answer instanceof Signed signed) {
            return signed.values().size() + " signatures";
        } else if (answer instanceof WrongSecret) {
            return "wrong, try again";
        } else if (answer instanceof Rejected rejected) {
            return "declined: " + rejected.reason();
        } else if (answer instanceof Expired) {
            return "nobody answered in time";
        }
        throw new IllegalStateException("A state that is unknown here: " + answer);
    }

    private static void requireValid(List<Path> signed, TestAuthority authority, Clock clock) {
        PdfValidator validator = PdfValidator.builder()
                .trust(List.of(authority.certificate()))
                .crls(List.of(authority.crl()))
                .clock(clock)
                .build();
        for (Path file : signed) {
            if (!validator.validate(file).totalPassed()) {
                throw new IllegalStateException(file + " does not pass");
            }
        }
    }

    /** The smallest PDF with a page and a line on it. */
    private static byte[] letter(String line) {
        String text = "BT /F1 18 Tf 72 720 Td (" + line + ") Tj ET";
        List<String> objects = List.of(
                "<</Type/Catalog/Pages 2 0 R>>",
                "<</Type/Pages/Kids[3 0 R]/Count 1>>",
                "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
                "<</Length " + text.length() + ">>\nstream\n" + text + "\nendstream",
                "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>");
        StringBuilder pdf = new StringBuilder("%PDF-1.7\n");
        StringBuilder table = new StringBuilder("xref\n0 6\n0000000000 65535 f \n");
        for (int i = 0; i < objects.size(); i++) {
            table.append("%010d 00000 n \n".formatted(pdf.length()));
            pdf.append(i + 1).append(" 0 obj\n").append(objects.get(i)).append("\nendobj\n");
        }
        int start = pdf.length();
        pdf.append(table)
                .append("trailer\n<</Size 6/Root 1 0 R>>\nstartxref\n")
                .append(start)
                .append("\n%%EOF\n");
        return pdf.toString().getBytes(StandardCharsets.US_ASCII);
    }
}
