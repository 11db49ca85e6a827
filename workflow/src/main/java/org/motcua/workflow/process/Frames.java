package org.motcua.workflow.process;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.motcua.core.casefile.CaseFile;
import org.motcua.core.casefile.ProcessVersion;
import org.motcua.workflow.engine.Tokens;
import org.motcua.workflow.model.Call;
import org.motcua.workflow.model.Element;
import org.motcua.workflow.sight.Sight.Frame;

/** Finds out where in its case an element stands: in which called process, and which of several alike. For one look. */
public final class Frames {

    private final Tokens tokens;
    private final Processes processes;
    private final CaseFile caseFile;
    private final Map<String, Frame> known = new HashMap<>();

    public Frames(Tokens tokens, Processes processes, CaseFile caseFile) {
        this.tokens = tokens;
        this.processes = processes;
        this.caseFile = caseFile;
    }

    /** Where the element stands that this execution has come to. */
    public Frame of(String instance, String definition, Element element, String execution) {
        Frame process = ofProcess(instance, definition);
        if (element.multiInstance().isEmpty()) {
            return process;
        }
        return new Frame(
                process.prefix(), process.party(), tokens.loopCounter(execution).orElse(null));
    }

    private Frame ofProcess(String instance, String definition) {
        Frame before = known.get(instance);
        if (before == null) {
            before = isRoot(definition)
                    ? Frame.ROOT
                    : tokens.caller(instance).map(this::called).orElseThrow(() -> strange(definition));
            known.put(instance, before);
        }
        return before;
    }

    /** No version of a process calls itself, over others neither, so that the definition alone tells. */
    private boolean isRoot(String definition) {
        ProcessVersion root = caseFile.process();
        return processes
                .find(root.key(), root.tag())
                .filter(deployed -> deployed.definition().equals(definition))
                .isPresent();
    }

    private TamperedModelException strange(String definition) {
        return new TamperedModelException(
                definition,
                "the engine runs it for case " + caseFile.id() + ", which is handled by " + caseFile.process());
    }

    private Frame called(Tokens.Caller caller) {
        Frame outer = ofProcess(caller.instance(), caller.definition());
        Optional<Call> call =
                processes.model(caller.definition()).find(caller.element()).flatMap(Element::call);
        Integer index = caller.loopCounter() == null ? outer.index() : caller.loopCounter();
        String prefix = call.flatMap(Call::prefix)
                .map(name -> new Frame(outer.prefix(), outer.party(), index)
                                .name(name)
                                .value()
                        + ".")
                .orElse(outer.prefix());
        return new Frame(prefix, call.flatMap(Call::agency).orElse(outer.party()), index);
    }
}
