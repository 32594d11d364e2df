package main

import (
	"context"
	"encoding/json"
	"fmt"
	"regexp"
	"slices"
	"time"

	apiequality "k8s.io/apimachinery/pkg/api/equality"
	"k8s.io/apimachinery/pkg/api/meta"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/runtime/schema"
	"k8s.io/apimachinery/pkg/runtime/serializer"
	"k8s.io/apimachinery/pkg/types"
	"k8s.io/apiserver/pkg/authentication/user"
	"k8s.io/apiserver/pkg/endpoints/request"
	"k8s.io/kubernetes/pkg/api/legacyscheme"
)

var (
	strictDecoder  = serializer.NewCodecFactory(legacyscheme.Scheme, serializer.EnableStrict).UniversalDeserializer()
	lenientDecoder = legacyscheme.Codecs.UniversalDeserializer()
	protobuf       = storageSerializer()
	stableVersion  = regexp.MustCompile(`^v\d+$`)
	// Every object that is live was made at this time, and has this UID.
	creation = metav1.NewTime(time.Date(2020, 1, 1, 0, 0, 0, 0, time.UTC))
)

const (
	uid              = types.UID("00000000-0000-4000-8000-000000000000")
	defaultNamespace = "default"
)

// storageSerializer is what the API server writes objects into its database with: lists and maps that are empty are not
// kept apart from ones that are left out.
func storageSerializer() runtime.Serializer {
	info, isKnown := runtime.SerializerInfoForMediaType(legacyscheme.Codecs.SupportedMediaTypes(), runtime.ContentTypeProtobuf)
	if !isKnown {
		panic("Kubernetes has no serializer for its database")
	}
	return info.Serializer
}

// typeOf reads which kind a manifest is of.
func typeOf(data []byte) (schema.GroupVersionKind, error) {
	var of metav1.TypeMeta
	if err := json.Unmarshal(data, &of); err != nil {
		return schema.GroupVersionKind{}, fmt.Errorf("malformed object: %w", err)
	}
	kind := of.GroupVersionKind()
	isServed := legacyscheme.Scheme.Recognizes(kind) && stableVersion.MatchString(kind.Version)
	if _, isJudged := strategies[kind.GroupKind()]; isJudged && !isServed {
		return kind, rejectedBy("kubectl", fmt.Errorf("no matches for kind %q in version %q", kind.Kind, kind.GroupVersion()))
	} else if !isJudged {
		return kind, fmt.Errorf("kind that the referee doesn't judge: %s", kind)
	}
	return kind, nil
}

// decode reads a manifest as the API server does: strictly, with defaults, in the internal version.
func decode(data []byte, decoder runtime.Decoder) (runtime.Object, error) {
	object, _, err := decoder.Decode(data, nil, nil)
	if err != nil {
		return nil, rejectedBy("decoding", err)
	}
	legacyscheme.Scheme.Default(object)
	return toInternal(object)
}

func toInternal(object runtime.Object) (runtime.Object, error) {
	group := object.GetObjectKind().GroupVersionKind().Group
	// As in the API server, the two share their maps: a label that is added to one is in the other.
	internal, err := legacyscheme.Scheme.UnsafeConvertToVersion(object, schema.GroupVersion{Group: group, Version: runtime.APIVersionInternal})
	return internal, rejectedBy("decoding", err)
}

// dropRepeatedOwners keeps one of the owner references that are equal, as the API server does when it handles a request.
func dropRepeatedOwners(object metav1.Object) {
	var kept []metav1.OwnerReference
	for _, owner := range object.GetOwnerReferences() {
		isRepeated := slices.ContainsFunc(kept, func(other metav1.OwnerReference) bool {
			return apiequality.Semantic.DeepEqual(owner, other)
		})
		if !isRepeated {
			kept = append(kept, owner)
		}
	}
	object.SetOwnerReferences(kept)
}

// toVersion is an object in a version of its API.
func toVersion(internal runtime.Object, kind schema.GroupVersionKind) (runtime.Object, error) {
	object, err := legacyscheme.Scheme.ConvertToVersion(internal, kind.GroupVersion())
	if err != nil {
		return nil, err
	}
	object.GetObjectKind().SetGroupVersionKind(kind)
	return object, nil
}

// answerWith is the answer that an object is stored. It is what a client reads then, in the stable version that the
// API prefers.
func answerWith(internal runtime.Object, kind schema.GroupVersionKind) (answer, error) {
	for _, version := range legacyscheme.Scheme.PrioritizedVersionsForGroup(kind.Group) {
		if stableVersion.MatchString(version.Version) && legacyscheme.Scheme.Recognizes(version.WithKind(kind.Kind)) {
			kind.Version = version.Version
			break
		}
	}
	accessor, err := meta.Accessor(internal)
	if err != nil {
		return answer{}, err
	}
	accessor.SetUID("")
	accessor.SetResourceVersion("")
	accessor.SetCreationTimestamp(metav1.Time{})
	object, err := toVersion(internal, kind)
	if err != nil {
		return answer{}, err
	}
	stored, err := runtime.Encode(protobuf, object)
	if err != nil {
		return answer{}, err
	}
	read, err := decode(stored, lenientDecoder)
	if err != nil {
		return answer{}, err
	}
	if object, err = toVersion(read, kind); err != nil {
		return answer{}, err
	}
	data, err := json.Marshal(object)
	return answer{Object: data}, err
}

// contextOf is the context of a request for an object, which is put into its namespace.
func contextOf(object runtime.Object, kind schema.GroupVersionKind) (context.Context, error) {
	accessor, err := meta.Accessor(object)
	if err != nil {
		return nil, err
	}
	if strategies[kind.GroupKind()].NamespaceScoped() && accessor.GetNamespace() == "" {
		accessor.SetNamespace(defaultNamespace)
	}
	ctx := request.WithNamespace(request.NewContext(), accessor.GetNamespace())
	ctx = request.WithUser(ctx, &user.DefaultInfo{Name: "admin", Groups: []string{user.SystemPrivilegedGroup}})
	return request.WithRequestInfo(ctx, &request.RequestInfo{
		IsResourceRequest: true,
		APIGroup:          kind.Group,
		APIVersion:        kind.Version,
		Namespace:         accessor.GetNamespace(),
		Name:              accessor.GetName(),
	}), nil
}
