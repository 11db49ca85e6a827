package org.motcua.workflow.fault;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.motcua.core.casefile.CaseId;
import org.motcua.core.transaction.NotDurableException;
import org.motcua.workflow.Motcua;
import org.motcua.workflow.WorkflowException;
import org.motcua.workflow.testkit.TestDatabase;

class StartTest {

    @Test
    void nodesThatStartTogetherOnAnEmptyDatabaseAllStart() throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(2);
        try (TestDatabase fresh = TestDatabase.postgresql()) {
            Town empty = new Town(fresh);
            List<Future<Motcua>> starts = pool.invokeAll(List.of(
                    () -> empty.configured().build(),
                    () -> empty.configured().workerId("node-2").build()));
            try (Motcua one = starts.get(0).get();
                    Motcua two = starts.get(1).get()) {
                CaseId code = empty.issued(one);
                empty.assertIssuedOnce(two, code);
            }
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void refusesADatabaseThatWouldLoseAcknowledgedCommits(@TempDir Path folder) {
        JdbcDataSource forgetful = new JdbcDataSource();
        forgetful.setURL("jdbc:h2:file:" + folder.resolve("dossiers"));
        try (Town town = Town.onH2()) {
            assertThatThrownBy(() -> town.configured().dataSource(forgetful).build())
                    .isInstanceOf(NotDurableException.class)
                    .hasMessageContaining("WRITE_DELAY=0");
        }
    }

    @Test
    void saysWhatIsMissing() {
        assertThatThrownBy(() -> Motcua.builder().build())
                .isInstanceOf(WorkflowException.class)
                .hasMessage("Motcua has no transactions or dataSource. Give it to the builder.");
    }
}
