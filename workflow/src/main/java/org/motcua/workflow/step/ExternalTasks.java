package org.motcua.workflow.step;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ExternalTaskService;
import org.camunda.bpm.engine.externaltask.ExternalTaskQueryBuilder;

/** The engine's external tasks in the name of one worker. */
final class ExternalTasks {

    /** The engine keeps 4,000 characters of an error's details; the message column is shorter. */
    private static final int LONGEST_MESSAGE = 660;

    private final ExternalTaskService service;
    private final String worker;
    private final Duration lock;

    ExternalTasks(ExternalTaskService service, String worker, Duration lock) {
        this.service = service;
        this.worker = worker;
        this.lock = lock;
    }

    /** What this worker had begun before it stopped is its own again at once. */
    void freeOwnLocks() {
        service.createExternalTaskQuery()
                .workerId(worker)
                .locked()
                .list()
                .forEach(task -> service.unlock(task.getId()));
    }

    /** Oldest first as the engine has it; each one is this worker's for the length of the lock. */
    List<StepTask> fetch(int most, Collection<String> topics) {
        ExternalTaskQueryBuilder fetch = service.fetchAndLock(most, worker);
        for (String topic : topics) {
            fetch = fetch.topic(topic, lock.toMillis());
        }
        return fetch.execute().stream().map(StepTask::of).toList();
    }

    void extend(StepTask task) {
        service.extendLock(task.id(), worker, lock.toMillis());
    }

    void complete(StepTask task, Map<String, Object> variables) {
        service.complete(task.id(), worker, variables);
    }

    void refuse(StepTask task, String error, String reason, Map<String, Object> variables) {
        service.handleBpmnError(task.id(), worker, error, shorten(reason), variables);
    }

    void fail(StepTask task, String message, String details, int retries, Duration pause) {
        service.handleFailure(task.id(), worker, shorten(message), details, retries, pause.toMillis());
    }

    private static String shorten(String message) {
        return message.length() <= LONGEST_MESSAGE ? message : message.substring(0, LONGEST_MESSAGE);
    }
}
