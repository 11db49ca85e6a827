package org.motcua.console;

import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.motcua.console.example.AgencyData;
import org.motcua.core.agency.Role;
import org.motcua.core.document.DocumentKind;
import org.motcua.workflow.model.ModelException;
import org.motcua.workflow.model.ModelReader;
import org.motcua.workflow.model.ProcessModel;
import org.motcua.workflow.model.TypeRegistry;
import org.motcua.workflow.modeler.CheckReport;
import org.motcua.workflow.modeler.ModelCheck;
import org.motcua.workflow.modeler.Surroundings;
import org.motcua.workflow.process.ShippedModels;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The models that a command is given, and what they may name: what an agency has, and each other. */
final class ModelFiles {

    @Parameters(arity = "1..*", paramLabel = "FILE.bpmn", descriptionKey = "modelFiles")
    private List<Path> files = List.of();

    @Option(names = "--data", paramLabel = "DIR", descriptionKey = "agencyData")
    private @Nullable Path data;

    @Option(names = "--text", paramLabel = "KEY", descriptionKey = "modelText")
    private List<String> texts = List.of();

    /** What the models of the library tell people; an application names its own texts. */
    private static final String[] TEXTS = {
        "due-soon", "overdue", "apology", "opinion-late", "opinion-silent", "recalled", "result-ready"
    };

    AgencyData agency() {
        if (data == null) {
            return AgencyData.example();
        }
        try {
            return AgencyData.in(data);
        } catch (UncheckedIOException e) {
            if (e.getCause() instanceof NoSuchFileException missing) {
                throw new FileFailure("file.missing", Path.of(String.valueOf(missing.getMessage())), e);
            }
            throw new FileFailure("file.unreadable", data, e);
        }
    }

    /** The files with their bytes, in the order in which they were given. */
    Map<Path, byte[]> read() {
        Map<Path, byte[]> read = new LinkedHashMap<>();
        files.forEach(file -> read.put(file, InputFiles.bytes(file)));
        return read;
    }

    /** What the check finds in each of them. */
    List<CheckReport> check(AgencyData agency, Map<Path, byte[]> models) {
        ModelCheck check = ModelCheck.of(TypeRegistry.standard(), surroundings(agency, models));
        List<CheckReport> reports = new ArrayList<>();
        models.forEach((file, bpmn) -> reports.add(check.check(file.toString(), bpmn)));
        return reports;
    }

    private Surroundings surroundings(AgencyData agency, Map<Path, byte[]> models) {
        Surroundings.Builder around = Surroundings.builder()
                .texts(TEXTS)
                .texts(texts.toArray(String[]::new))
                .roles(agency.directory().roles().stream().map(Role::name).toArray(String[]::new))
                .templates(agency.templates().templates().stream()
                        .map(template -> template.name())
                        .toArray(String[]::new));
        agency.kinds().all().forEach(kind -> kind(around, kind));
        ShippedModels.all().forEach(bpmn -> shipped(around, bpmn));
        agency.catalogue()
                .procedures()
                .forEach(procedure ->
                        around.parties(procedure.process(), procedure.parties().keySet()));
        models.values().forEach(bpmn -> model(around, bpmn));
        return around.build();
    }

    private static void kind(Surroundings.Builder around, DocumentKind kind) {
        if (kind.signed()) {
            around.kind(
                    kind.id().value(), kind.template(), Surroundings.Signature.LEADER, Surroundings.Signature.AGENCY);
        } else {
            around.kind(kind.id().value(), kind.template());
        }
    }

    /** A copy of a model that is changed needs an id or a version of its own. */
    private static void shipped(Surroundings.Builder around, byte[] bpmn) {
        ProcessModel model = ModelReader.read(bpmn, TypeRegistry.standard());
        around.model(model).content(model.key(), model.versionTag(), ModelReader.hash(bpmn));
    }

    /** One that cannot be read is no surrounding; the check of it says why. */
    private static void model(Surroundings.Builder around, byte[] bpmn) {
        try {
            ProcessModel model = ModelReader.read(bpmn, TypeRegistry.standard());
            around.model(model);
        } catch (ModelException e) {
            return;
        }
    }
}
