package org.motcua.core.dossier;

import java.util.List;
import java.util.stream.Collectors;
import org.motcua.core.CoreException;
import org.motcua.core.procedure.Component;
import org.motcua.core.procedure.ComponentId;
import org.motcua.core.procedure.Procedure;

/** A dossier without all that its procedure requires cannot be received; all that is missing is named at once. */
public final class IncompleteDossierException extends CoreException {

    private static final long serialVersionUID = 1L;

    private final List<String> missing;

    IncompleteDossierException(Procedure procedure, List<Component> missing) {
        super("The dossier for procedure " + procedure.code() + " lacks "
                + missing.stream()
                        .map(component -> component.id() + " (" + component.name() + ")")
                        .collect(Collectors.joining(", "))
                + ": ask for them, or refuse it");
        this.missing = missing.stream().map(component -> component.id().value()).toList();
    }

    public List<ComponentId> missing() {
        return missing.stream().map(ComponentId::new).toList();
    }
}
