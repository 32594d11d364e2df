package main

import (
	"encoding/json"
	"fmt"

	"k8s.io/apimachinery/pkg/api/meta"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/runtime/schema"
	jsonutil "k8s.io/apimachinery/pkg/util/json"
	"k8s.io/apimachinery/pkg/util/strategicpatch"
	"k8s.io/apiserver/pkg/registry/rest"
	"k8s.io/kubernetes/pkg/api/legacyscheme"
)

// apply answers what comes of `kubectl apply` over a live object: the three-way merge of kubectl, then the update.
func apply(asked question) (answer, error) {
	kind, err := typeOf(asked.Object)
	if err != nil {
		return answer{}, err
	}
	if asked.Live == nil {
		return answer{}, fmt.Errorf("apply needs the live object, as `live`")
	}
	liveKind, err := typeOf(asked.Live)
	if err != nil {
		return answer{}, err
	}
	live, err := decode(asked.Live, lenientDecoder)
	if err != nil {
		return answer{}, fmt.Errorf("the live object can't be read: %w", err)
	}
	if err := fillSystemFields(live, liveKind); err != nil {
		return answer{}, err
	}
	current, err := toVersion(live, kind)
	if err != nil {
		return answer{}, err
	}
	patch, err := patchOf(asked, current)
	if err != nil {
		return answer{}, rejectedBy("kubectl", err)
	}
	if string(patch) == "{}" {
		return answerWith(live, kind)
	}
	patched, err := patchObject(current, patch, kind)
	if err != nil {
		return answer{}, err
	}
	return update(patched, live, kind)
}

// fillSystemFields gives a live object what the API server gave it when it was created.
func fillSystemFields(live runtime.Object, kind schema.GroupVersionKind) error {
	accessor, err := meta.Accessor(live)
	if err != nil {
		return err
	}
	accessor.SetUID(uid)
	accessor.SetResourceVersion("1")
	accessor.SetCreationTimestamp(creation)
	accessor.SetManagedFields(nil)
	if strategies[kind.GroupKind()].NamespaceScoped() && accessor.GetNamespace() == "" {
		accessor.SetNamespace(defaultNamespace)
	}
	return nil
}

// patchOf is the patch that kubectl sends.
func patchOf(asked question, current runtime.Object) ([]byte, error) {
	data, err := json.Marshal(current)
	if err != nil {
		return nil, err
	}
	shape, err := strategicpatch.NewPatchMetaFromStruct(current)
	if err != nil {
		return nil, err
	}
	return strategicpatch.CreateThreeWayMergePatch(asked.LastApplied, asked.Object, data, shape, true)
}

// patchObject is what the API server makes of a patch, as its handler of patches does it.
func patchObject(current runtime.Object, patch []byte, kind schema.GroupVersionKind) (runtime.Object, error) {
	original, err := runtime.DefaultUnstructuredConverter.ToUnstructured(current)
	if err != nil {
		return nil, err
	}
	changes := map[string]interface{}{}
	// Whole numbers stay whole.
	if err := jsonutil.Unmarshal(patch, &changes); err != nil {
		return nil, err
	}
	patched, err := legacyscheme.Scheme.New(kind)
	if err != nil {
		return nil, err
	}
	merged, err := strategicpatch.StrategicMergeMapPatch(original, changes, patched)
	if err != nil {
		return nil, rejectedBy("decoding", err)
	}
	if err := runtime.DefaultUnstructuredConverter.FromUnstructuredWithValidation(merged, patched, true); err != nil {
		return nil, rejectedBy("decoding", err)
	}
	legacyscheme.Scheme.Default(patched)
	patched.GetObjectKind().SetGroupVersionKind(kind)
	return toInternal(patched)
}

// update answers what comes of updating a live object. Both are of the internal version.
func update(object, live runtime.Object, kind schema.GroupVersionKind) (answer, error) {
	ctx, err := contextOf(object, kind)
	if err != nil {
		return answer{}, err
	}
	accessor, err := meta.Accessor(object)
	if err != nil {
		return answer{}, err
	}
	dropRepeatedOwners(accessor)
	store := storeOf(kind)
	if store != nil {
		if _, err := store.BeginUpdate(ctx, object, live, &metav1.UpdateOptions{}); err != nil {
			return answer{}, rejectedBy("allocation", err)
		}
	}
	if err := rest.BeforeUpdate(strategies[kind.GroupKind()], ctx, object, live); err != nil {
		return answer{}, rejectedBy("validation", err)
	}
	if store != nil {
		store.Decorator(object)
	}
	return answerWith(object, kind)
}
