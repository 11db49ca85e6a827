package org.motcua.workflow.act;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** How a component of an act's input record is asked for: what is not annotated is not part of the form. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Asked {

    /** The label in Vietnamese. */
    String vi();

    /** The label in English. */
    String en();

    /** Whether the form is refused without it. A component that is not required is an Optional, a list or a text. */
    boolean required() default true;

    /** Characters; of a list each line. 0 for the usual length of its type. */
    int max() default 0;
}
