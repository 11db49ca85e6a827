package org.motcua.workflow.model;

import java.util.Optional;

/**
 * A sequence flow.
 *
 * @param isDefault whether it is taken when no condition of its source holds
 */
public record Flow(String id, String source, String target, Optional<Condition> condition, boolean isDefault) {}
