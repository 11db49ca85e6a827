package org.motcua.signing.syntax;

/** An object of a document, immutable. References are not followed: {@link Snapshot} does that. */
public sealed interface PdfObject
        permits PdfArray,
                PdfBoolean,
                PdfDictionary,
                PdfMalformed,
                PdfName,
                PdfNull,
                PdfNumber,
                PdfReference,
                PdfStream,
                PdfString {}
