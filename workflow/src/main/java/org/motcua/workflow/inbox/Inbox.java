package org.motcua.workflow.inbox;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;
import org.motcua.core.agency.OfficerId;
import org.motcua.core.agency.Role;
import org.motcua.core.dossier.DossierCode;

/** Reads the engine's task list. Thread-safe. */
public final class Inbox {

    /** Items per call: what a person can look through; the oldest come first. */
    public static final int LIMIT = 200;

    private final ProcessEngine engine;

    public Inbox(ProcessEngine engine) {
        this.engine = engine;
    }

    /** What waits for the officer by name or by one of the roles, the oldest first, at most {@link #LIMIT} items. */
    public List<InboxItem> of(OfficerId officer, Set<Role> roles) {
        List<Task> tasks = engine.getTaskService()
                .createTaskQuery()
                .or()
                .taskAssignee(officer.value())
                .taskCandidateGroupIn(roles.stream().map(Role::name).toList())
                .endOr()
                .orderByTaskCreateTime()
                .asc()
                .listPage(0, LIMIT);
        if (tasks.isEmpty()) {
            return List.of();
        }
        Map<String, String> codes = engine
                .getRuntimeService()
                .createProcessInstanceQuery()
                .processInstanceIds(
                        tasks.stream().map(Task::getProcessInstanceId).collect(Collectors.toSet()))
                .list()
                .stream()
                .collect(Collectors.toMap(ProcessInstance::getId, ProcessInstance::getBusinessKey));
        return tasks.stream()
                .flatMap(task -> item(task, codes.get(task.getProcessInstanceId())).stream())
                .toList();
    }

    /** Empty for a task whose dossier ended between the two queries. */
    private static Optional<InboxItem> item(Task task, @Nullable String code) {
        return Optional.ofNullable(code)
                .map(value -> new InboxItem(
                        new DossierCode(value),
                        task.getTaskDefinitionKey(),
                        task.getName(),
                        task.getCreateTime().toInstant()));
    }
}
