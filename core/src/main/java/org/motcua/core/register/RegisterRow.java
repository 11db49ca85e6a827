package org.motcua.core.register;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import org.motcua.core.agency.AgencyCode;
import org.motcua.core.document.DocumentReference;
import org.motcua.core.document.KindId;
import org.motcua.core.store.DocumentId;

/** The columns of {@code mc_outgoing} as a {@link RegisterEntry}. */
final class RegisterRow {

    private RegisterRow() {}

    static RegisterEntry read(ResultSet row) throws SQLException {
        NumberState state = NumberState.valueOf(row.getString("state"));
        return new RegisterEntry(
                new AgencyCode(row.getString("agency")),
                new Series(row.getString("series")),
                new DocumentNumber(row.getInt("number"), row.getInt("number_year"), row.getString("symbol")),
                row.getObject("document_date", LocalDate.class),
                state,
                new DocumentReference(row.getString("file"), row.getString("name"), row.getInt("version")),
                new RegisteredDocument(
                        new KindId(row.getString("kind")),
                        row.getString("subject"),
                        row.getString("signer"),
                        row.getString("recipients"),
                        row.getString("kept_by"),
                        row.getInt("copies")),
                state == NumberState.USED ? issue(row) : null,
                state == NumberState.VOID ? row.getString("note") : null);
    }

    private static Issue issue(ResultSet row) throws SQLException {
        return new Issue(
                new DocumentId(row.getString("document")),
                row.getObject("transferred_on", LocalDate.class),
                row.getString("acknowledged_by"),
                row.getString("note"));
    }
}
