/** Databases, people, keys and clocks for the tests of this module. */
package org.motcua.workflow.testkit;
