/** The library on Spring's transactions; needs spring-tx and spring-jdbc, which are optional dependencies. */
@NullMarked
package org.motcua.workflow.spring;

import org.jspecify.annotations.NullMarked;
