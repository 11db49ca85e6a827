package org.motcua.workflow.engine;

import java.beans.FeatureDescriptor;
import java.util.Collections;
import java.util.Iterator;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.impl.juel.jakarta.el.ELContext;
import org.camunda.bpm.impl.juel.jakarta.el.ELResolver;
import org.jspecify.annotations.Nullable;

/**
 * What expressions may name: variables that are plain values, and the business key of their execution. Nothing has
 * properties or methods, so no value leads to its class. Immutable and thread-safe.
 */
final class SafeResolver extends ELResolver {

    /** What the name {@code execution} stands for: only its key can be read. */
    private record Execution(@Nullable String processBusinessKey) {}

    @Override
    public @Nullable Object getValue(ELContext context, @Nullable Object base, @Nullable Object property) {
        if (base instanceof Execution execution && "processBusinessKey".equals(property)) {
            context.setPropertyResolved(true);
            return execution.processBusinessKey();
        }
        if (base != null || property == null) {
            return null; // not resolved: the expression fails
        }
        return variable(context, (VariableScope) context.getContext(VariableScope.class), property.toString());
    }

    private static @Nullable Object variable(ELContext context, @Nullable VariableScope scope, String name) {
        if (name.equals("execution") && scope instanceof DelegateExecution execution) {
            context.setPropertyResolved(true);
            return new Execution(execution.getProcessBusinessKey());
        }
        if (scope == null || !scope.hasVariable(name)) {
            return null;
        }
        Object value = scope.getVariable(name);
        if (value == null || value instanceof String || value instanceof Number || value instanceof Boolean) {
            context.setPropertyResolved(true);
            return value;
        }
        return null;
    }

    @Override
    public @Nullable Class<?> getType(ELContext context, @Nullable Object base, @Nullable Object property) {
        return null;
    }

    @Override
    public void setValue(ELContext context, @Nullable Object base, @Nullable Object property, @Nullable Object value) {
        throw new EngineRefusedException("An expression sets nothing: variables are set by acts and steps.");
    }

    @Override
    public boolean isReadOnly(ELContext context, @Nullable Object base, @Nullable Object property) {
        return true;
    }

    @Override
    public Iterator<FeatureDescriptor> getFeatureDescriptors(ELContext context, @Nullable Object base) {
        return Collections.emptyIterator();
    }

    @Override
    public Class<?> getCommonPropertyType(ELContext context, @Nullable Object base) {
        return Object.class;
    }
}
