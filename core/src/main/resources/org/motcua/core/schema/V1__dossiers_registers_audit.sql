-- One script for H2 and PostgreSQL. Instants are kept with their offset and read as UTC.

-- Numbers without gaps: one row a series and period, locked by its UPDATE until the transaction ends.
CREATE TABLE mc_counter (
    kind        VARCHAR(20) NOT NULL,
    agency      VARCHAR(35) NOT NULL,
    series      VARCHAR(60) NOT NULL,
    period      VARCHAR(10) NOT NULL,
    last_number INTEGER     NOT NULL,
    PRIMARY KEY (kind, agency, series, period)
);

-- What process instance, audit chain, documents and ledger hang on. Every change of a case locks this row first.
CREATE TABLE mc_case (
    id             VARCHAR(60)   NOT NULL PRIMARY KEY,
    version        INTEGER       NOT NULL,
    kind           VARCHAR(10)   NOT NULL CHECK (kind IN ('DOSSIER', 'WORK')),
    agency         VARCHAR(35)   NOT NULL,
    parties        VARCHAR(1000) NOT NULL,
    unit           VARCHAR(200)  NOT NULL,
    subject        VARCHAR(1000) NOT NULL,
    process_key    VARCHAR(60)   NOT NULL,
    process_tag    VARCHAR(60)   NOT NULL,
    process_hash   VARCHAR(64)   NOT NULL,
    assigned       VARCHAR(4000) NOT NULL,
    applicant_key  VARCHAR(200)  NOT NULL,
    opened_at      TIMESTAMP WITH TIME ZONE NOT NULL,
    closed_at      TIMESTAMP WITH TIME ZONE,
    audit_sequence INTEGER       NOT NULL,
    audit_hash     VARCHAR(64)   NOT NULL,
    -- The head may have changed since it was sealed last: it finds what is to be sealed, and decides nothing.
    unsealed       BOOLEAN       DEFAULT FALSE NOT NULL
);
CREATE INDEX mc_case_open ON mc_case (agency, closed_at, opened_at);
CREATE INDEX mc_case_under_way ON mc_case (closed_at, id);
CREATE INDEX mc_case_unsealed ON mc_case (unsealed, id);

-- The working calendars, each day said outright: rows are only added, so that every due date can be explained again.
CREATE TABLE mc_calendar (
    version        VARCHAR(60) NOT NULL PRIMARY KEY,
    in_force_since DATE        NOT NULL,
    kept_at        TIMESTAMP WITH TIME ZONE NOT NULL,
    content        VARCHAR     NOT NULL
);

CREATE TABLE mc_dossier (
    code              VARCHAR(60)  NOT NULL PRIMARY KEY REFERENCES mc_case (id),
    version           INTEGER      NOT NULL,
    agency            VARCHAR(35)  NOT NULL,
    state             VARCHAR(20)  NOT NULL,
    channel           VARCHAR(20)  NOT NULL,
    procedure_code    VARCHAR(60)  NOT NULL,
    procedure_version VARCHAR(60)  NOT NULL,
    subject           VARCHAR(1000) NOT NULL,
    applicant_kind    VARCHAR(20)  NOT NULL,
    applicant_name    VARCHAR(300) NOT NULL,
    applicant_number  VARCHAR(40)  NOT NULL,
    applicant_address VARCHAR(500) NOT NULL,
    applicant_phone   VARCHAR(40)  NOT NULL,
    applicant_email   VARCHAR(200) NOT NULL,
    received_at       TIMESTAMP WITH TIME ZONE NOT NULL,
    received_by       VARCHAR(60),
    due_at            TIMESTAMP WITH TIME ZONE NOT NULL,
    calendar_version  VARCHAR(60)  NOT NULL,
    -- The due date was computed with days off that are not decided yet.
    provisional       BOOLEAN      NOT NULL
);
CREATE INDEX mc_dossier_provisional ON mc_dossier (provisional, due_at);
CREATE INDEX mc_dossier_state ON mc_dossier (state, due_at);
CREATE INDEX mc_dossier_received ON mc_dossier (received_at);

-- What was imported into the catalogue of procedures: the entry is the text that was hashed, with the hash before it.
CREATE TABLE mc_catalogue_import (
    number  INTEGER      NOT NULL PRIMARY KEY,
    version VARCHAR(60)  NOT NULL,
    title   VARCHAR(300) NOT NULL,
    entry   VARCHAR      NOT NULL,
    hash    VARCHAR(64)  NOT NULL
);

-- The versions of procedures, as a catalogue's file has them. The days are those of the content, to find it by.
CREATE TABLE mc_procedure (
    code           VARCHAR(60) NOT NULL,
    version        VARCHAR(60) NOT NULL,
    effective_from DATE        NOT NULL,
    effective_to   DATE        NOT NULL,
    import_number  INTEGER     NOT NULL REFERENCES mc_catalogue_import (number),
    position       INTEGER     NOT NULL,
    content        VARCHAR     NOT NULL,
    PRIMARY KEY (code, version)
);

CREATE TABLE mc_service_level (
    id       VARCHAR(40) NOT NULL,
    position INTEGER     NOT NULL,
    content  VARCHAR     NOT NULL,
    PRIMARY KEY (id, position)
);

-- What happened to a dossier, and how it stood afterwards: rows are only added, so that no state, due date or hand is lost.
CREATE TABLE mc_dossier_event (
    dossier          VARCHAR(60) NOT NULL REFERENCES mc_dossier (code),
    position         INTEGER     NOT NULL,
    kind             VARCHAR(20) NOT NULL,
    happened_at      TIMESTAMP WITH TIME ZONE NOT NULL,
    agency           VARCHAR(35) NOT NULL,
    officer          VARCHAR(60),
    state            VARCHAR(20) NOT NULL,
    due_at           TIMESTAMP WITH TIME ZONE NOT NULL,
    calendar_version VARCHAR(60) NOT NULL,
    provisional      BOOLEAN     NOT NULL,
    amount           INTEGER,
    reason           VARCHAR(500) NOT NULL,
    PRIMARY KEY (dossier, position)
);

CREATE TABLE mc_dossier_attachment (
    dossier   VARCHAR(60)  NOT NULL REFERENCES mc_dossier (code),
    position  INTEGER      NOT NULL,
    component VARCHAR(60)  NOT NULL,
    file_name VARCHAR(255) NOT NULL,
    document  VARCHAR(64)  NOT NULL,
    PRIMARY KEY (dossier, position)
);
CREATE INDEX mc_dossier_attachment_document ON mc_dossier_attachment (document);

-- A document of a case, as it stands; who did what to it, and what was laid out, are rows of their own.
CREATE TABLE mc_document (
    case_id     VARCHAR(60)   NOT NULL REFERENCES mc_case (id),
    name        VARCHAR(60)   NOT NULL,
    version     INTEGER       NOT NULL,
    edition     INTEGER       NOT NULL,
    agency      VARCHAR(35)   NOT NULL,
    kind        VARCHAR(60)   NOT NULL,
    state       VARCHAR(20)   NOT NULL,
    subject     VARCHAR(1000) NOT NULL,
    signer      VARCHAR(60),
    content     VARCHAR       NOT NULL,
    composed    VARCHAR(64),
    signed      VARCHAR(64),
    issued      VARCHAR(64),
    archived    VARCHAR(64),
    row_version INTEGER       NOT NULL,
    -- When the newest archive time stamp is to be looked at next; missing until it was looked at.
    renewal_at       TIMESTAMP WITH TIME ZONE,
    renewal_failures INTEGER       DEFAULT 0  NOT NULL,
    renewal_failure  VARCHAR(1000) DEFAULT '' NOT NULL,
    PRIMARY KEY (case_id, name)
);
CREATE INDEX mc_document_renewal ON mc_document (renewal_at, issued);

CREATE TABLE mc_document_hand (
    case_id  VARCHAR(60) NOT NULL,
    name     VARCHAR(60) NOT NULL,
    position INTEGER     NOT NULL,
    version  INTEGER     NOT NULL,
    part     VARCHAR(20) NOT NULL,
    officer  VARCHAR(60) NOT NULL,
    done_at  TIMESTAMP WITH TIME ZONE NOT NULL,
    seen     VARCHAR(64),
    note     VARCHAR(60) NOT NULL,
    PRIMARY KEY (case_id, name, position),
    FOREIGN KEY (case_id, name) REFERENCES mc_document (case_id, name)
);

CREATE TABLE mc_document_version (
    case_id     VARCHAR(60) NOT NULL,
    name        VARCHAR(60) NOT NULL,
    version     INTEGER     NOT NULL,
    edition     INTEGER     NOT NULL,
    document    VARCHAR(64) NOT NULL,
    predecessor VARCHAR(64),
    PRIMARY KEY (case_id, name, version, edition),
    FOREIGN KEY (case_id, name) REFERENCES mc_document (case_id, name)
);

-- The register of outgoing documents (Decree 30/2020).
CREATE TABLE mc_outgoing (
    agency          VARCHAR(35)   NOT NULL,
    series          VARCHAR(60)   NOT NULL,
    number_year     INTEGER       NOT NULL,
    number          INTEGER       NOT NULL,
    symbol          VARCHAR(60)   NOT NULL,
    document_date   DATE          NOT NULL,
    state           VARCHAR(10)   NOT NULL,
    file            VARCHAR(60)   NOT NULL,
    name            VARCHAR(60)   NOT NULL,
    version         INTEGER       NOT NULL,
    kind            VARCHAR(60)   NOT NULL,
    subject         VARCHAR(1000) NOT NULL,
    signer          VARCHAR(300)  NOT NULL,
    recipients      VARCHAR(2000) NOT NULL,
    kept_by         VARCHAR(300)  NOT NULL,
    copies          INTEGER       NOT NULL,
    document        VARCHAR(64),
    transferred_on  DATE,
    acknowledged_by VARCHAR(300),
    note            VARCHAR(1000),
    PRIMARY KEY (agency, series, number_year, number),
    CONSTRAINT mc_outgoing_document UNIQUE (file, name, version),
    -- Number and symbol are unique within the agency's year, whatever the series.
    CONSTRAINT mc_outgoing_symbol UNIQUE (agency, number_year, number, symbol),
    CONSTRAINT mc_outgoing_state CHECK (state IN ('RESERVED', 'USED', 'VOID'))
);

-- The hash chain of a case. The entry is the canonical text that was hashed: there is no second copy to disagree. Its
-- code is made under a key that is not in the database; empty where an installation has none.
CREATE TABLE mc_audit (
    case_id  VARCHAR(60) NOT NULL REFERENCES mc_case (id),
    sequence INTEGER     NOT NULL,
    entry    VARCHAR     NOT NULL,
    hash     VARCHAR(64) NOT NULL,
    mac      VARCHAR(200) NOT NULL,
    PRIMARY KEY (case_id, sequence)
);

-- The seals over the heads of the chains: the statement is the canonical text that was signed.
CREATE TABLE mc_seal (
    number    INTEGER       NOT NULL PRIMARY KEY,
    statement VARCHAR(2000) NOT NULL,
    signature BYTEA         NOT NULL,
    evidence  BYTEA         NOT NULL,
    -- When the evidence was made or renewed last.
    evidenced_at TIMESTAMP WITH TIME ZONE NOT NULL
);
CREATE INDEX mc_seal_evidenced ON mc_seal (evidenced_at, number);

-- The heads in each seal, in the order of the leaves. They outlive their cases.
CREATE TABLE mc_seal_leaf (
    seal           INTEGER     NOT NULL REFERENCES mc_seal (number),
    position       INTEGER     NOT NULL,
    case_id        VARCHAR(60) NOT NULL,
    audit_sequence INTEGER     NOT NULL,
    audit_hash     VARCHAR(64) NOT NULL,
    PRIMARY KEY (seal, position),
    CONSTRAINT mc_seal_leaf_case UNIQUE (case_id, seal)
);
