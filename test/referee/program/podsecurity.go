package main

import (
	"fmt"

	corev1 "k8s.io/api/core/v1"
	"k8s.io/pod-security-admission/api"
	"k8s.io/pod-security-admission/policy"
)

var podSecurityPolicy = newPodSecurityPolicy()

func newPodSecurityPolicy() policy.Evaluator {
	evaluator, isEvaluator := call(policy.NewEvaluator, policy.DefaultChecks())[0].Interface().(policy.Evaluator)
	if !isEvaluator {
		panic("Pod Security has no evaluator")
	}
	return evaluator
}

// podSecurity answers what a Pod Security level forbids of a Pod.
func podSecurity(asked question) (answer, error) {
	object, _, err := strictDecoder.Decode(asked.Object, nil, nil)
	if err != nil {
		return answer{}, rejectedBy("decoding", err)
	}
	pod, isPod := object.(*corev1.Pod)
	if !isPod {
		return answer{}, fmt.Errorf("podSecurity is asked of Pods")
	}
	level, err := api.ParseLevel(asked.Level)
	if err != nil {
		return answer{}, err
	}
	latest := api.LevelVersion{Level: level, Version: api.LatestVersion()}
	violations := []string{}
	for _, result := range podSecurityPolicy.EvaluatePod(latest, &pod.ObjectMeta, &pod.Spec) {
		if !result.Allowed {
			violations = append(violations, result.ForbiddenReason+": "+result.ForbiddenDetail)
		}
	}
	return answer{Violations: &violations}, nil
}
