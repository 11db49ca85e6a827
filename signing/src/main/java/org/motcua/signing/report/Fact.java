package org.motcua.signing.report;

/** One line of the report for people. */
record Fact(String name, String value) {}
