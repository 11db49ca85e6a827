package org.motcua.workflow.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.MismatchingMessageCorrelationException;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.externaltask.ExternalTask;
import org.camunda.bpm.engine.externaltask.ExternalTaskQuery;
import org.camunda.bpm.engine.externaltask.ExternalTaskQueryBuilder;
import org.camunda.bpm.engine.externaltask.ExternalTaskQueryTopicBuilder;
import org.camunda.bpm.engine.externaltask.LockedExternalTask;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.ActivityInstance;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.variable.value.IntegerValue;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.jspecify.annotations.Nullable;
import org.motcua.core.casefile.CaseId;

/**
 * The process tokens of cases: what the rest of this module asks of the engine, in its own words. Everything joins the
 * bound transaction. Only the processes that this library has deployed are looked at, whoever else uses the engine.
 * Thread-safe.
 */
public final class Tokens {

    /** The engine keeps 4,000 characters of an error's details; the message column is shorter. */
    private static final int LONGEST_MESSAGE = 660;

    /** Marks the business keys of this library's instances apart from those of others in the same engine. */
    public static final String OURS = "motcua:";

    private final ProcessEngine engine;

    public Tokens(ProcessEngine engine) {
        this.engine = engine;
    }

    /** A user task that waits. */
    public record Waiting(String id, String instance, String definition, String element, String execution) {}

    /** How the engine names the whole of what is done several times. */
    private static final String SEVERAL = "#multiInstanceBody";

    /** Holds what waits for a person, and is no worker's name. */
    private static final String PARKED = "waits-for-its-owner";

    private static final Duration FOR_LONG = Duration.ofDays(3_650);

    /**
     * An external task of a step.
     *
     * @param parked whether it waits for a person
     * @param lockedUntil missing where nobody holds it
     */
    public record Step(
            String id,
            String topic,
            String instance,
            String definition,
            String element,
            String execution,
            CaseId caseId,
            @Nullable Integer retries,
            String message,
            boolean parked,
            @Nullable Instant lockedUntil) {

        /** Whether it has failed as often as it may, and waits for an operator. */
        public boolean isFailed() {
            return Integer.valueOf(0).equals(retries);
        }
    }

    /** Where a called process was called. */
    public record Caller(
            String instance,
            String definition,
            String element,
            @Nullable Integer loopCounter) {}

    /** A message that an execution waits for. */
    public record Subscription(String id, String instance, String execution, String element, String message) {}

    /**
     * Something under way in a process: an activity, or what holds others.
     *
     * @param element its id; that of what is done several times stands for all of these together as well
     * @param executions that wait there
     * @param hasInner whether others are under way within it
     */
    public record Place(String element, Set<String> executions, boolean hasInner) {}

    /** Starts the process of a case by one definition; {@code element} is the start event where there are several. */
    public String start(String definition, CaseId caseId, @Nullable String element) {
        var instance =
                engine.getRuntimeService().createProcessInstanceById(definition).businessKey(key(caseId));
        if (element != null) {
            instance.startBeforeActivity(element);
        }
        return instance.execute().getId();
    }

    /** Completes a user task with variables of the process, and of the task's own instance only. */
    public void complete(String task, Map<String, Object> variables, Map<String, Object> local) {
        if (!local.isEmpty()) {
            engine.getTaskService().setVariablesLocal(task, local);
        }
        engine.getTaskService().complete(task, new HashMap<>(variables));
    }

    /** Sets variables of a process, not of one of its executions. */
    public void setProcessVariables(String instance, Map<String, Object> variables) {
        engine.getRuntimeService().setVariables(instance, variables);
    }

    /** The execution that a task belongs to. */
    public String execution(String task) {
        return engine.getTaskService()
                .createTaskQuery()
                .taskId(task)
                .singleResult()
                .getExecutionId();
    }

    /** The user tasks of a case. One statement. */
    public List<Waiting> waiting(CaseId caseId) {
        return engine.getTaskService().createTaskQuery().processInstanceBusinessKey(key(caseId)).list().stream()
                .map(task -> new Waiting(
                        task.getId(),
                        task.getProcessInstanceId(),
                        task.getProcessDefinitionId(),
                        task.getTaskDefinitionKey(),
                        task.getExecutionId()))
                .toList();
    }

    /** Whether any process of the case is under way. One statement. */
    public boolean isUnderWay(CaseId caseId) {
        return engine.getRuntimeService()
                        .createProcessInstanceQuery()
                        .processInstanceBusinessKey(key(caseId))
                        .count()
                > 0;
    }

    /** The processes of a case that are under way: instance and definition. */
    public Map<String, String> instances(CaseId caseId) {
        Map<String, String> instances = new HashMap<>();
        for (ProcessInstance instance : engine.getRuntimeService()
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(key(caseId))
                .list()) {
            instances.put(instance.getId(), instance.getProcessDefinitionId());
        }
        return instances;
    }

    /** What is under way in a process, what holds others before these; empty where the process is gone. */
    public List<Place> places(String instance) {
        List<Place> places = new ArrayList<>();
        ActivityInstance tree = engine.getRuntimeService().getActivityInstance(instance);
        if (tree != null) {
            addPlaces(tree, places);
        }
        return places;
    }

    private static void addPlaces(ActivityInstance parent, List<Place> places) {
        for (ActivityInstance child : parent.getChildActivityInstances()) {
            places.add(new Place(
                    child.getActivityId().replace(SEVERAL, ""),
                    Set.of(child.getExecutionIds()),
                    child.getChildActivityInstances().length > 0));
            addPlaces(child, places);
        }
    }

    /** How many processes that a process has called are under way. One statement. */
    public long countCalled(String instance) {
        return engine.getRuntimeService()
                .createProcessInstanceQuery()
                .superProcessInstanceId(instance)
                .count();
    }

    /** The cases of a page of all processes that are under way; empty behind the last one. One statement. */
    public Optional<Set<CaseId>> casesUnderWay(int first, int most) {
        List<ProcessInstance> page = engine.getRuntimeService()
                .createProcessInstanceQuery()
                .orderByProcessInstanceId()
                .asc()
                .listPage(first, most);
        return page.isEmpty()
                ? Optional.empty()
                : Optional.of(page.stream()
                        .map(ProcessInstance::getBusinessKey)
                        .filter(Tokens::isOurs)
                        .map(Tokens::caseId)
                        .collect(Collectors.toCollection(LinkedHashSet::new)));
    }

    /** The cases that have a process under way by a definition. */
    public List<CaseId> casesIn(String definition) {
        return engine.getRuntimeService().createProcessInstanceQuery().processDefinitionId(definition).list().stream()
                .filter(instance -> isOurs(instance.getBusinessKey()))
                .map(instance -> caseId(instance.getBusinessKey()))
                .distinct()
                .toList();
    }

    /** The processes of a case that are under way by a definition. */
    public List<String> instancesIn(CaseId caseId, String definition) {
        return instances(caseId).entrySet().stream()
                .filter(instance -> instance.getValue().equals(definition))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Number of an execution in its multi-instance, from 0. */
    public Optional<Integer> loopCounter(String execution) {
        return whole(execution, "loopCounter");
    }

    /** A whole number among the variables that an execution sees. */
    public int count(String execution, String variable) {
        return whole(execution, variable).orElse(0);
    }

    /** Who called the process, from the engine's history; empty for the process of the case itself. */
    public Optional<Caller> caller(String instance) {
        List<HistoricActivityInstance> calls = activities(
                "SELECT * FROM " + engine.getManagementService().getTableName(HistoricActivityInstance.class)
                        + " WHERE call_proc_inst_id_ = #{parameter}",
                instance);
        if (calls.isEmpty()) {
            return Optional.empty();
        }
        HistoricActivityInstance call = calls.get(0);
        return Optional.of(new Caller(
                call.getProcessInstanceId(),
                call.getProcessDefinitionId(),
                call.getActivityId(),
                whole(call.getExecutionId(), "loopCounter").orElse(null)));
    }

    /** By a command of the engine's own, for SQL is refused to everybody who has only its services. */
    private List<HistoricActivityInstance> activities(String sql, String parameter) {
        Command<List<HistoricActivityInstance>> find = context -> context.getHistoricActivityInstanceManager()
                .findHistoricActivityInstancesByNativeQuery(
                        Map.of("sql", sql, "parameter", parameter), 0, Integer.MAX_VALUE);
        return ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration())
                .getCommandExecutorTxRequired()
                .execute(find);
    }

    /** Never as an object that somebody has put there: making one out of bytes runs its code. */
    private Optional<Integer> whole(String execution, String variable) {
        TypedValue value = engine.getRuntimeService().getVariableTyped(execution, variable, false);
        return value instanceof IntegerValue number ? Optional.ofNullable(number.getValue()) : Optional.empty();
    }

    /** How often the user tasks of a case were completed, by the ids of their elements. One statement. */
    public Map<String, Integer> completedTasks(CaseId caseId) {
        Map<String, Integer> completed = new TreeMap<>();
        String sql = "SELECT a.* FROM " + engine.getManagementService().getTableName(HistoricActivityInstance.class)
                + " a JOIN " + engine.getManagementService().getTableName(HistoricProcessInstance.class)
                + " p ON p.id_ = a.proc_inst_id_ WHERE p.business_key_ = #{parameter}"
                + " AND a.act_type_ = 'userTask' AND a.end_time_ IS NOT NULL";
        activities(sql, key(caseId)).stream()
                .filter(task -> !task.isCanceled())
                .forEach(task -> completed.merge(task.getActivityId(), 1, Integer::sum));
        return completed;
    }

    /** The messages that the executions of a case wait for. */
    public List<Subscription> subscriptions(String instance) {
        return engine
                .getRuntimeService()
                .createEventSubscriptionQuery()
                .processInstanceId(instance)
                .eventType("message")
                .list()
                .stream()
                .map(found -> new Subscription(
                        found.getId(),
                        found.getProcessInstanceId(),
                        found.getExecutionId(),
                        found.getActivityId(),
                        found.getEventName()))
                .toList();
    }

    /** Gives a message to the one execution that waits for it; false when it does not wait any more. */
    public boolean receive(Subscription subscription, Map<String, Object> variables) {
        try {
            engine.getRuntimeService()
                    .messageEventReceived(subscription.message(), subscription.execution(), new HashMap<>(variables));
            return true;
        } catch (MismatchingMessageCorrelationException | BadUserRequestException e) {
            return false;
        }
    }

    /**
     * Hands out steps to a worker, the highest first.
     *
     * @param definitions of this library's models: others in this engine may use the same topics
     */
    public List<Step> fetch(String worker, Duration lock, int most, Set<String> topics, List<String> definitions) {
        if (definitions.isEmpty()) {
            return List.of(); // no restriction, to the engine
        }
        ExternalTaskQueryBuilder query = engine.getExternalTaskService().fetchAndLock(most, worker);
        ExternalTaskQueryTopicBuilder topicQuery = null;
        for (String topic : topics) {
            topicQuery = query.topic(topic, lock.toMillis())
                    .businessKey(null)
                    .processDefinitionIdIn(definitions.toArray(String[]::new))
                    .variables(List.of()); // none: what a step needs is in the case
            query = topicQuery;
        }
        return topicQuery == null
                ? List.of()
                : query.execute().stream()
                        .filter(task -> isOurs(task.getBusinessKey()))
                        .map(Tokens::step)
                        .toList();
    }

    private static Step step(LockedExternalTask task) {
        return new Step(
                task.getId(),
                task.getTopicName(),
                task.getProcessInstanceId(),
                task.getProcessDefinitionId(),
                task.getActivityId(),
                task.getExecutionId(),
                caseId(task.getBusinessKey()),
                task.getRetries(),
                "",
                false,
                instant(task.getLockExpirationTime()));
    }

    /** The steps of a case that wait or are being done. */
    public List<Step> steps(CaseId caseId) {
        return instances(caseId).keySet().stream()
                .flatMap(instance -> steps(instance, caseId).stream())
                .toList();
    }

    /** The steps of one process of a case that wait or are being done. */
    public List<Step> steps(String instance, CaseId caseId) {
        return steps(instance).list().stream().map(task -> step(task, caseId)).toList();
    }

    /** The steps that have failed as often as they may, at most {@code most}. Two statements a page, others' included. */
    public List<Step> failed(int first, int most) {
        List<Step> failed = new ArrayList<>();
        int left = first;
        for (int from = 0; failed.size() < most; from += most) {
            List<ExternalTask> page = engine.getExternalTaskService()
                    .createExternalTaskQuery()
                    .noRetriesLeft()
                    .orderById()
                    .asc()
                    .listPage(from, most);
            if (page.isEmpty()) {
                break;
            }
            List<Step> ours = ours(page);
            failed.addAll(ours.subList(Math.min(left, ours.size()), ours.size()));
            left = Math.max(0, left - ours.size());
        }
        return failed.subList(0, Math.min(most, failed.size()));
    }

    /** The steps that wait for a person, at most {@code most}. Two statements. */
    public List<Step> parked(int first, int most) {
        return ours(engine.getExternalTaskService()
                .createExternalTaskQuery()
                .workerId(PARKED)
                .orderById()
                .asc()
                .listPage(first, most));
    }

    /** The steps of processes that somebody has suspended, past this library. Two statements. */
    public List<Step> suspended(int first, int most) {
        return ours(engine.getExternalTaskService()
                .createExternalTaskQuery()
                .suspended()
                .orderById()
                .asc()
                .listPage(first, most));
    }

    /** Lets processes of the case go on whose steps were suspended, in whatever way; gives how many. */
    public int activate(CaseId caseId) {
        List<String> held = instances(caseId).keySet().stream()
                .filter(instance ->
                        steps(instance).active().count() < steps(instance).count())
                .toList();
        held.forEach(engine.getRuntimeService()::activateProcessInstanceById);
        return held.size();
    }

    /** How many steps of a process are active, or suspended in the way in which the engine does that. Two statements. */
    public long countSteps(String instance) {
        return steps(instance).active().count() + steps(instance).suspended().count();
    }

    private ExternalTaskQuery steps(String instance) {
        return engine.getExternalTaskService().createExternalTaskQuery().processInstanceId(instance);
    }

    /** The engine's own time, which its locks go by. */
    public Instant now() {
        return ClockUtil.getCurrentTime().toInstant();
    }

    private List<Step> ours(List<ExternalTask> tasks) {
        if (tasks.isEmpty()) {
            return List.of();
        }
        Map<String, String> keys = new HashMap<>();
        for (ProcessInstance instance : engine.getRuntimeService()
                .createProcessInstanceQuery()
                .processInstanceIds(
                        tasks.stream().map(ExternalTask::getProcessInstanceId).collect(Collectors.toSet()))
                .list()) {
            keys.put(instance.getId(), String.valueOf(instance.getBusinessKey()));
        }
        return tasks.stream()
                .filter(task -> isOurs(keys.get(task.getProcessInstanceId())))
                .map(task -> step(task, caseId(keys.getOrDefault(task.getProcessInstanceId(), ""))))
                .toList();
    }

    private static Step step(ExternalTask task, CaseId caseId) {
        return new Step(
                task.getId(),
                task.getTopicName(),
                task.getProcessInstanceId(),
                task.getProcessDefinitionId(),
                task.getActivityId(),
                task.getExecutionId(),
                caseId,
                task.getRetries(),
                String.valueOf(task.getErrorMessage()),
                PARKED.equals(task.getWorkerId()) && isLocked(task),
                instant(task.getLockExpirationTime()));
    }

    /** A failure leaves the name of whoever held it, but not the lock. */
    private static boolean isLocked(ExternalTask task) {
        Instant until = instant(task.getLockExpirationTime());
        return until != null && until.isAfter(ClockUtil.getCurrentTime().toInstant());
    }

    private static @Nullable Instant instant(@Nullable Date date) {
        return date == null ? null : date.toInstant();
    }

    /** Completes a step that the worker holds. */
    public void completeStep(String step, String worker) {
        engine.getExternalTaskService().complete(step, worker);
    }

    /** Ends a step by an error that the model catches. */
    public void endStep(String step, String worker, String error, String reason) {
        engine.getExternalTaskService().handleBpmnError(step, worker, error, shorten(reason));
    }

    /** Notes a failure of a step: it is handed out again after the pause, or waits for an operator. */
    public void failStep(String step, String worker, String message, int retries, Duration pause) {
        engine.getExternalTaskService().handleFailure(step, worker, shorten(message), null, retries, pause.toMillis());
    }

    /** Keeps a step the worker's. */
    public void extendStep(String step, String worker, Duration lock) {
        engine.getExternalTaskService().extendLock(step, worker, lock.toMillis());
    }

    /** Makes a step this worker's that nobody is handed out. */
    public void lockStep(String step, String worker, Duration lock) {
        engine.getExternalTaskService().lock(step, worker, lock.toMillis());
    }

    /** Nobody is handed out the step until it is given back. */
    public void park(String step) {
        engine.getExternalTaskService().unlock(step);
        engine.getExternalTaskService().lock(step, PARKED, FOR_LONG.toMillis());
    }

    /** What waited for a person is the operator's to see. */
    public void failParked(String step, String message) {
        failStep(step, PARKED, message, 0, Duration.ZERO);
    }

    /** Lets a failed step be tried again. */
    public void retryStep(String step) {
        engine.getExternalTaskService().setRetries(step, 1);
    }

    /** Gives a step back, so that it is handed out again at once. */
    public void freeLock(String step) {
        engine.getExternalTaskService().unlock(step);
    }

    /** Gives back the steps that this worker held when its process ended. */
    public void freeLocks(String worker, Set<String> topics) {
        engine.getExternalTaskService().createExternalTaskQuery().workerId(worker).locked().list().stream()
                .filter(task -> topics.contains(task.getTopicName()))
                .map(ExternalTask::getId)
                .forEach(engine.getExternalTaskService()::unlock);
    }

    private static String key(CaseId caseId) {
        return OURS + caseId.value();
    }

    /** What only begins like a key of ours, but names no case, is in the way of nobody else's. */
    private static boolean isOurs(@Nullable String businessKey) {
        return businessKey != null
                && businessKey.startsWith(OURS)
                && CaseId.isOne(businessKey.substring(OURS.length()));
    }

    private static CaseId caseId(String businessKey) {
        return new CaseId(businessKey.substring(OURS.length()));
    }

    private static String shorten(String message) {
        return message.length() <= LONGEST_MESSAGE ? message : message.substring(0, LONGEST_MESSAGE);
    }
}
