package org.motcua.workflow.modeler;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.motcua.core.agency.Role;
import org.motcua.core.document.DocumentKind;
import org.motcua.core.document.KindId;
import org.motcua.core.procedure.Procedure;
import org.motcua.workflow.model.ModelException;
import org.motcua.workflow.model.ModelReader;
import org.motcua.workflow.model.ProcessModel;
import org.motcua.workflow.model.TypeRegistry;
import org.motcua.workflow.modeler.Surroundings.Signature;

/**
 * Lets a model into an application when it passes the {@link ModelCheck} there. Immutable and thread-safe.
 *
 * @param roles of the directory
 * @param kinds of documents
 * @param hasTemplate whether there is a template of this name
 * @param texts keys of the texts that the application can send; empty where it does not say
 * @param procedures that name the processes, asked at each check
 */
public record ModelGate(
        TypeRegistry types,
        Collection<Role> roles,
        List<DocumentKind> kinds,
        Predicate<String> hasTemplate,
        Collection<String> texts,
        Supplier<List<Procedure>> procedures) {

    private static final Signature[] NONE = {};

    public ModelGate {
        roles = List.copyOf(roles);
        kinds = List.copyOf(kinds);
        texts = List.copyOf(texts);
    }

    /**
     * Checks a model.
     *
     * @param others those that are deployed already
     * @throws ModelRefusedException with all that is wrong with it
     */
    public void require(byte[] bpmn, List<ProcessModel> others) {
        Optional<String> key = key(bpmn);
        CheckReport report =
                ModelCheck.of(types, surroundings(key.orElse(""), others)).check(key.orElse("model") + ".bpmn", bpmn);
        if (!report.passed()) {
            throw new ModelRefusedException(report);
        }
    }

    private Surroundings surroundings(String key, List<ProcessModel> others) {
        Surroundings.Builder builder = Surroundings.builder();
        roles.forEach(role -> builder.roles(role.name()));
        for (DocumentKind kind : kinds) {
            builder.kind(kind.id().value(), kind.template(), signatures(kind));
            if (hasTemplate.test(kind.template())) {
                builder.templates(kind.template());
            }
        }
        List<Procedure> known = procedures.get();
        result(key, known).ifPresent(kind -> builder.kind("result", kind.template(), signatures(kind)));
        others.forEach(builder::model);
        known.forEach(procedure ->
                builder.parties(procedure.process(), procedure.parties().keySet()));
        return texts.isEmpty()
                ? builder.anyTexts().build()
                : builder.texts(texts.toArray(String[]::new)).build();
    }

    /** The kind of the results of the process, where none of its procedures has one that is signed. */
    private Optional<DocumentKind> result(String key, List<Procedure> procedures) {
        List<KindId> results = procedures.stream()
                .filter(procedure -> procedure.process().equals(key))
                .map(Procedure::result)
                .toList();
        List<DocumentKind> known =
                kinds.stream().filter(kind -> results.contains(kind.id())).toList();
        return known.stream().anyMatch(DocumentKind::signed)
                ? Optional.empty()
                : known.stream().findFirst();
    }

    private static Signature[] signatures(DocumentKind kind) {
        return kind.signed() ? Signature.values() : NONE;
    }

    private Optional<String> key(byte[] bpmn) {
        try {
            return Optional.of(ModelReader.read(bpmn, types)).map(ProcessModel::key);
        } catch (ModelException e) {
            return Optional.empty(); // the check says why
        }
    }
}
