package main

import (
	"errors"

	"k8s.io/apimachinery/pkg/api/meta"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apiserver/pkg/registry/rest"
)

// create answers what comes of creating an object.
func create(asked question) (answer, error) {
	kind, err := typeOf(asked.Object)
	if err != nil {
		return answer{}, err
	}
	object, err := decode(asked.Object, strictDecoder)
	if err != nil {
		return answer{}, err
	}
	ctx, err := contextOf(object, kind)
	if err != nil {
		return answer{}, err
	}
	accessor, err := meta.Accessor(object)
	if err != nil {
		return answer{}, err
	}
	strategy := strategies[kind.GroupKind()]
	if accessor.GetResourceVersion() != "" {
		return answer{}, rejectedBy("storage", errors.New("resourceVersion should not be set on objects to be created"))
	}
	rest.FillObjectMetaSystemFields(accessor)
	accessor.SetUID(uid)
	accessor.SetManagedFields(nil)
	dropRepeatedOwners(accessor)
	if accessor.GetGenerateName() != "" && accessor.GetName() == "" {
		accessor.SetName(strategy.GenerateName(accessor.GetGenerateName()))
	}
	store := storeOf(kind)
	if store != nil {
		if _, err := store.BeginCreate(ctx, object, &metav1.CreateOptions{}); err != nil {
			return answer{}, rejectedBy("allocation", err)
		}
	}
	if err := rest.BeforeCreate(strategy, ctx, object); err != nil {
		return answer{}, rejectedBy("validation", err)
	}
	if store != nil {
		store.Decorator(object)
	}
	return answerWith(object, kind)
}
