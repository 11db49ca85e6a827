package org.motcua.workflow.engine;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.camunda.bpm.engine.impl.bpmn.deployer.BpmnDeployer;
import org.camunda.bpm.engine.impl.core.model.Properties;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ResourceEntity;
import org.motcua.workflow.model.ModelReader;

/** Which models were checked, by the hash of their bytes. The engine reads no other. Thread-safe. */
final class CheckedModels {

    private final Set<String> admitted = ConcurrentHashMap.newKeySet();
    private volatile Predicate<String> known = hash -> false;

    /** Lets a model be read from now on. */
    void admit(String hash) {
        admitted.add(hash);
    }

    /** Where to ask for models that this node has not deployed itself. */
    void askFor(Predicate<String> isKnown) {
        known = isKnown;
    }

    private void require(ResourceEntity resource) {
        String hash = ModelReader.hash(resource.getBytes());
        if (!admitted.contains(hash)) {
            if (!known.test(hash)) {
                throw new EngineRefusedException("The model " + resource.getName() + " with hash " + hash
                        + " was not checked, or was changed in the database. It is not read. Deploy models through"
                        + " Motcua only.");
            }
            admitted.add(hash);
        }
    }

    /** Does what another deployer does, with models that were checked. */
    BpmnDeployer deployer(BpmnDeployer usual) {
        BpmnDeployer deployer = new BpmnDeployer() {
            @Override
            protected List<ProcessDefinitionEntity> transformDefinitions(
                    DeploymentEntity deployment, ResourceEntity resource, Properties properties) {
                require(resource);
                return super.transformDefinitions(deployment, resource, properties);
            }
        };
        deployer.setExpressionManager(usual.getExpressionManager());
        deployer.setIdGenerator(usual.getIdGenerator());
        deployer.setBpmnParser(usual.getBpmnParser());
        return deployer;
    }
}
