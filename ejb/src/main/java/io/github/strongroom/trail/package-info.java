/**
 * The form in which the audit trail is chained and signed, and the check of it. It is what an outsider needs and no more: it depends
 * on the Java platform alone, and the program that verifies an exported trail consists of this package and a reader of files. The
 * form is described in {@code docs/audit-trail.md}.
 */
package io.github.strongroom.trail;
