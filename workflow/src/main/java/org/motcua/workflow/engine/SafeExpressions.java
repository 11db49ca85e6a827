package org.motcua.workflow.engine;

import java.lang.reflect.Method;
import java.util.List;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.impl.el.Expression;
import org.camunda.bpm.engine.impl.el.JuelExpressionManager;
import org.camunda.bpm.impl.juel.jakarta.el.ELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.ValueExpression;

/**
 * The expressions that models need, and no other. An expression of the engine is code: {@code ''.getClass()} leads to
 * every class of the virtual machine, from a model in the database as well as from a query (CVE-2026-109432). So a text
 * is an expression only when it has one of a few forms, and what they name is only found where {@link SafeResolver}
 * allows it. Texts without an expression are themselves. Thread-safe.
 */
final class SafeExpressions extends JuelExpressionManager {

    private static final String NAME = "[A-Za-z_][A-Za-z0-9_]*";
    private static final List<Pattern> FORMS = List.of(
            Pattern.compile("\\$\\{" + NAME + " == '[a-z][a-z0-9-]*'}"),
            Pattern.compile("\\$\\{" + NAME + "_count}"),
            Pattern.compile("\\$\\{" + NAME + "_decided}"),
            Pattern.compile("\\$\\{nrOfCompletedInstances >= 1}"),
            Pattern.compile("\\$\\{nrOfCompletedInstances \\* 2 > nrOfInstances}"),
            Pattern.compile("#\\{execution\\.processBusinessKey}"));

    @Override
    public Expression createExpression(String expression) {
        require(expression);
        return super.createExpression(expression);
    }

    @Override
    public ValueExpression createValueExpression(String expression) {
        require(expression);
        return super.createValueExpression(expression);
    }

    /** None: the engine's own, such as the current user, are not needed either. */
    @Override
    public void addFunction(String name, Method function) {
        // left out
    }

    @Override
    protected ELResolver createElResolver() {
        return new SafeResolver();
    }

    private static void require(String text) {
        boolean expression = text.contains("${") || text.contains("#{");
        if (expression && FORMS.stream().noneMatch(form -> form.matcher(text).matches())) {
            throw new EngineRefusedException("The expression \"" + text
                    + "\" is not allowed, since expressions can run any code. Conditions have the form"
                    + " ${ELEMENT == 'branch'}; everything else is an act or a step.");
        }
    }
}
