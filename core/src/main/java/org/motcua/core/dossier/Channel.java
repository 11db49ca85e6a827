package org.motcua.core.dossier;

/** How a dossier came in. */
public enum Channel {
    /** At the counter (trực tiếp). */
    DIRECT,
    /** By public post (bưu chính công ích). */
    POST,
    /** Through the national portal (trực tuyến). */
    ONLINE
}
