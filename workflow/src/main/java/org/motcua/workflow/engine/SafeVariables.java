package org.motcua.workflow.engine;

import org.camunda.bpm.engine.impl.variable.serializer.BooleanValueSerializer;
import org.camunda.bpm.engine.impl.variable.serializer.DefaultVariableSerializers;
import org.camunda.bpm.engine.impl.variable.serializer.DoubleValueSerializer;
import org.camunda.bpm.engine.impl.variable.serializer.IntegerValueSerializer;
import org.camunda.bpm.engine.impl.variable.serializer.LongValueSerlializer;
import org.camunda.bpm.engine.impl.variable.serializer.NullValueSerializer;
import org.camunda.bpm.engine.impl.variable.serializer.StringValueSerializer;
import org.camunda.bpm.engine.impl.variable.serializer.TypedValueSerializer;
import org.camunda.bpm.engine.impl.variable.serializer.ValueFields;
import org.camunda.bpm.engine.impl.variable.serializer.VariableSerializerFactory;
import org.camunda.bpm.engine.variable.value.StringValue;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.jspecify.annotations.Nullable;

/**
 * The variables that a process may have: short texts, numbers, truth values and none. Nothing here reads an object: a row
 * that somebody writes into the database must not become code in the process that holds the keys.
 */
final class SafeVariables extends DefaultVariableSerializers {

    private static final long serialVersionUID = 1L;

    SafeVariables() {
        addSerializer(new NullValueSerializer());
        addSerializer(new ShortTexts());
        addSerializer(new BooleanValueSerializer());
        addSerializer(new IntegerValueSerializer());
        addSerializer(new LongValueSerlializer());
        addSerializer(new DoubleValueSerializer());
    }

    @Override
    public TypedValueSerializer<?> findSerializerForValue(
            TypedValue value, @Nullable VariableSerializerFactory fallback) {
        for (TypedValueSerializer<?> serializer : getSerializers()) {
            if (serializer.canHandle(value)) {
                return serializer;
            }
        }
        // The value itself may be anybody's data, or an object whose toString is a trap.
        String type = value.getType() != null
                ? value.getType().getName()
                : String.valueOf(
                        value.getValue() == null
                                ? null
                                : value.getValue().getClass().getName());
        throw new EngineRefusedException("A variable of type " + type
                + " is not allowed: a process has texts, whole numbers, doubles and truth values only. Data belongs into"
                + " the case.");
    }

    private static final class ShortTexts extends StringValueSerializer {

        /** What the engine's column holds on every database. */
        private static final int MOST = 4000;

        @Override
        public void writeValue(StringValue value, ValueFields fields) {
            String text = value.getValue();
            if (text != null && text.length() > MOST) {
                throw new EngineRefusedException("A text of " + text.length()
                        + " characters is too long for a variable: at most " + MOST + ". Data belongs into the case.");
            }
            super.writeValue(value, fields);
        }
    }
}
