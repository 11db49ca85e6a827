package org.motcua.workflow.modeler;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.motcua.workflow.model.DocumentEffect;
import org.motcua.workflow.model.ProcessModel;
import org.motcua.workflow.model.StandardTypes;

/**
 * What a model may name that is not in it: the roles of an agency, its kinds of documents with their templates, its texts,
 * and the other models. What is not said here is not known, and a model that names it is refused. A document of a kind
 * that is not said here is taken to need both signatures; so say the forms too that acts draft by themselves
 * ({@code supplement-request}, {@code refusal}, {@code extension-apology}) and {@code result}, where a procedure's result
 * needs fewer.
 */
public final class Surroundings {

    /** A signature that a kind of document bears when it is issued. */
    public enum Signature {
        /** The competent person's. */
        LEADER,
        /** The agency's, shown as its seal. */
        AGENCY
    }

    private final Set<String> roles;
    private final Map<String, Set<Signature>> kinds;
    private final Map<String, String> templateOfKind;
    private final Set<String> templates;
    private final Set<String> texts;
    private final boolean anyTexts;
    private final Map<String, Set<String>> models;
    private final Set<String> unsigned;
    private final Map<String, String> hashes;
    private final Map<String, List<Set<String>>> parties;
    private final Set<String> sent;
    private final Set<String> awaited;
    private final Map<String, String> starting;

    private Surroundings(Builder builder) {
        roles = Set.copyOf(builder.roles);
        kinds = Map.copyOf(builder.kinds);
        templateOfKind = Map.copyOf(builder.templateOfKind);
        templates = Set.copyOf(builder.templates);
        texts = Set.copyOf(builder.texts);
        anyTexts = builder.anyTexts;
        models = Map.copyOf(builder.models);
        unsigned = Set.copyOf(builder.unsigned);
        hashes = Map.copyOf(builder.hashes);
        parties = Map.copyOf(builder.parties);
        sent = Set.copyOf(builder.sent);
        awaited = Set.copyOf(builder.awaited);
        starting = Map.copyOf(builder.starting);
    }

    public static Builder builder() {
        return new Builder();
    }

    Set<String> roles() {
        return roles;
    }

    Set<String> kinds() {
        return kinds.keySet();
    }

    /** The signatures that a kind bears; both where the kind is not known, for that is the strictest. */
    Set<Signature> signatures(String kind) {
        return kinds.getOrDefault(kind, EnumSet.allOf(Signature.class));
    }

    /** The template that a kind names and nobody has. */
    Optional<String> missingTemplate(String kind) {
        return Optional.ofNullable(templateOfKind.get(kind)).filter(t -> !templates.contains(t));
    }

    Set<String> texts() {
        return texts;
    }

    boolean anyTexts() {
        return anyTexts;
    }

    Set<String> models() {
        return models.keySet();
    }

    Set<String> versions(String model) {
        return models.getOrDefault(model, Set.of());
    }

    /** Whether documents may be signed in a model; they may in one that is known by its name only. */
    boolean signs(String model, String version) {
        return !unsigned.contains(model + " " + version);
    }

    /** The hash of the content that a version has; empty where it is not known. */
    Optional<String> hash(String model, String version) {
        return Optional.ofNullable(hashes.get(model + " " + version));
    }

    /** The parties that each procedure of a process has; empty where no procedure is known to lead to it. */
    List<Set<String>> parties(String model) {
        return parties.getOrDefault(model, List.of());
    }

    /** The process that begins by a message. */
    Optional<String> startedBy(String message) {
        return Optional.ofNullable(starting.get(message));
    }

    /** Whether a model that is known sends a message. */
    boolean isSent(String message) {
        return sent.contains(message);
    }

    /** Whether a model that is known waits for a message. */
    boolean isAwaited(String message) {
        return awaited.contains(message);
    }

    /** Says what there is. Not thread-safe. */
    public static final class Builder {

        private final Set<String> roles = new HashSet<>();
        private final Map<String, Set<Signature>> kinds = new HashMap<>();
        private final Map<String, String> templateOfKind = new HashMap<>();
        private final Set<String> templates = new HashSet<>();
        private final Set<String> texts = new HashSet<>();
        private boolean anyTexts;
        private final Map<String, Set<String>> models = new HashMap<>();
        private final Set<String> unsigned = new HashSet<>();
        private final Map<String, String> hashes = new HashMap<>();
        private final Map<String, List<Set<String>>> parties = new HashMap<>();
        private final Set<String> sent = new HashSet<>();
        private final Set<String> awaited = new HashSet<>();
        private final Map<String, String> starting = new HashMap<>();

        private Builder() {}

        /** Names of roles, {@code HEAD}. */
        public Builder roles(String... names) {
            roles.addAll(List.of(names));
            return this;
        }

        /** A kind of document, the template that prints it, and the signatures that it bears; none for a paper without. */
        public Builder kind(String id, String template, Signature... signatures) {
            Set<Signature> all = EnumSet.noneOf(Signature.class);
            all.addAll(List.of(signatures));
            kinds.put(id, Set.copyOf(all));
            templateOfKind.put(id, template);
            return this;
        }

        /** Names of the templates of documents that are there. */
        public Builder templates(String... names) {
            templates.addAll(List.of(names));
            return this;
        }

        /** Keys of the texts that can be sent. */
        public Builder texts(String... keys) {
            texts.addAll(List.of(keys));
            return this;
        }

        /** Leaves the keys of texts unchecked, for an application that does not say which it has. */
        public Builder anyTexts() {
            anyTexts = true;
            return this;
        }

        /** Another model, which this one may call; documents may be signed in it. */
        public Builder model(String key, String versionTag) {
            models.computeIfAbsent(key, k -> new HashSet<>()).add(versionTag);
            return this;
        }

        /** Another model, which this one may call, with what is in it. */
        public Builder model(ProcessModel model) {
            model(model.key(), model.versionTag());
            boolean signs = model.elements().stream()
                    .flatMap(element -> element.settings().stream())
                    .anyMatch(settings -> settings.type().effects().containsValue(DocumentEffect.ORDER)
                            || settings.type().effects().containsValue(DocumentEffect.SIGN));
            boolean calls =
                    model.elements().stream().anyMatch(element -> element.call().isPresent());
            model.elements().stream()
                    .flatMap(element -> element.settings().stream())
                    .forEach(settings -> settings.find("motcua.message").ifPresent(message -> {
                        boolean sends = settings.type().name().equals(StandardTypes.SEND.name());
                        (sends ? sent : awaited).add(message);
                    }));
            model.starts().stream()
                    .flatMap(start -> start.message().stream())
                    .forEach(message -> startedBy(message, model.key()));
            if (!signs && !calls) {
                unsignedModel(model.key(), model.versionTag());
            }
            return this;
        }

        /** A message that another process begins by. */
        public Builder startedBy(String message, String process) {
            starting.put(message, process);
            return this;
        }

        /** Names of messages that other models send. */
        public Builder sends(String... messages) {
            sent.addAll(List.of(messages));
            return this;
        }

        /** Another model, which this one may call, in which no document is signed. */
        public Builder unsignedModel(String key, String versionTag) {
            unsigned.add(key + " " + versionTag);
            return model(key, versionTag);
        }

        /** What a version that is there holds: the same id and version with other content is refused. */
        public Builder content(String key, String versionTag, String hash) {
            hashes.put(key + " " + versionTag, hash);
            return this;
        }

        /** The parties of a procedure that leads to a process. */
        public Builder parties(String process, Collection<String> names) {
            parties.computeIfAbsent(process, k -> new ArrayList<>()).add(Set.copyOf(names));
            return this;
        }

        public Surroundings build() {
            return new Surroundings(this);
        }
    }
}
