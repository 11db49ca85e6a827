package org.motcua.console.example;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.motcua.core.store.DocumentId;
import org.motcua.core.store.DocumentStore;
import org.motcua.core.dossier.Dossier;
import org.motcua.core.dossier.DossierCode;
import org.motcua.signing.PageImages;
import org.motcua.signing.PdfValidator;
import org.motcua.signing.ValidationReport;
import org.motcua.workflow.OneStop;
import org.motcua.workflow.process.Acts;

/**
 * The output folder: a folder for each dossier, with the signed decision, the receipt, a picture of each page, the
 * dossier's record and what validation says of the decision. Thread-safe.
 */
public final class Results {

    private static final int DPI = 100;

    private final OneStop oneStop;
    private final DocumentStore store;
    private final PdfValidator validator;
    private final Path out;
    private final boolean pictures;
    private final Map<DossierCode, Boolean> passed = new ConcurrentHashMap<>();

    Results(OneStop oneStop, DocumentStore store, PdfValidator validator, Path out, boolean pictures) {
        this.oneStop = oneStop;
        this.store = store;
        this.validator = validator;
        this.out = out;
        this.pictures = pictures;
    }

    /** Where the dossier's files are. */
    public Path folder(DossierCode code) {
        return out.resolve(code.value());
    }

    /** Whether the dossier's files were written. */
    public boolean written(DossierCode code) {
        return Files.exists(folder(code));
    }

    /** The word of our own validator on the decision; empty where the dossier ended without one. */
    public Optional<ValidationReport> validate(DossierCode code) {
        return decision(code).map(document -> validator.validate(bytes(document)));
    }

    /** Whether the decision passes validation; it is validated once, when it is written if it is written here. */
    public boolean passed(DossierCode code) {
        return passed.computeIfAbsent(
                code, one -> validate(one).filter(ValidationReport::totalPassed).isPresent());
    }

    /** Writes the dossier's files; they appear at once and whole. */
    public void write(DossierCode code) throws IOException {
        Path fresh = out.resolve("." + code.value() + ".new");
        deleteRecursively(fresh);
        Files.createDirectories(fresh);
        Optional<DocumentId> decision = decision(code);
        if (decision.isPresent()) {
            byte[] document = bytes(decision.get());
            writeDocument(fresh, "decision", document);
            ValidationReport report = validator.validate(document);
            passed.put(code, report.totalPassed());
            Files.writeString(fresh.resolve("decision-validation.json"), report.toJson() + System.lineSeparator());
        }
        Optional<DocumentId> receipt = receipt(code);
        if (receipt.isPresent()) {
            writeDocument(fresh, "receipt", bytes(receipt.get()));
        }
        Files.writeString(fresh.resolve("record.json"), oneStop.record(code).toJson(), StandardCharsets.UTF_8);
        deleteRecursively(folder(code));
        Files.move(fresh, folder(code), StandardCopyOption.ATOMIC_MOVE);
    }

    private void writeDocument(Path folder, String name, byte[] pdf) throws IOException {
        Files.write(folder.resolve(name + ".pdf"), pdf);
        if (!pictures) {
            return;
        }
        List<byte[]> pages = PageImages.png(pdf, DPI);
        for (int page = 0; page < pages.size(); page++) {
            Files.write(folder.resolve(name + "-" + (page + 1) + ".png"), pages.get(page));
        }
    }

    private Optional<DocumentId> decision(DossierCode code) {
        Dossier dossier = oneStop.dossier(code);
        return Optional.ofNullable(dossier.result()).map(result -> result.document());
    }

    private Optional<DocumentId> receipt(DossierCode code) {
        return oneStop.history(code).stream()
                .filter(entry -> entry.act().equals(Acts.RECEIPT_ISSUED))
                .map(entry -> entry.details().get("document"))
                .flatMap(Stream::ofNullable)
                .map(DocumentId::new)
                .findFirst();
    }

    private byte[] bytes(DocumentId document) {
        try (InputStream in = store.open(document)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("Document " + document + " cannot be read from the store", e);
        }
    }

    private static void deleteRecursively(Path folder) throws IOException {
        if (Files.notExists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
