// Prints as JSON what a release of Kubernetes has: the Go types of its API, and its feature gates. A schema that an API
// server publishes does not say which fields are pointers, so it can't tell false, 0 or {} from a field left out.
package main

import (
	"encoding/json"
	"os"
	"reflect"
	"strings"

	utilfeature "k8s.io/apiserver/pkg/util/feature"
	"k8s.io/client-go/kubernetes/scheme"
	_ "k8s.io/kubernetes/pkg/features"
)

// Types whose YAML is not that of their Go fields.
var scalars = map[string]string{
	"resource.Quantity":    "quantity",
	"intstr.IntOrString":   "intOrString",
	"v1.Time":              "time",
	"v1.MicroTime":         "time",
	"v1.Duration":          "duration",
	"v1.FieldsV1":          "any",
	"runtime.RawExtension": "any",
	"[]uint8":              "bytes",
	"v1.ResourceList":      "{}amount",
}

type field struct {
	Type string `json:"type"`
	// The key by which kubectl merges the items of a list.
	Merge string `json:"merge,omitempty"`
	// Whether a merge by kubectl removes the items, or fields, that a manifest doesn't name.
	Retain bool `json:"retain,omitempty"`
}

var types = map[string]map[string]field{}

func nameOf(t reflect.Type) string {
	path := strings.Split(t.PkgPath(), "/")
	return strings.Join(path[len(path)-2:], "/") + "." + t.Name()
}

func typeOf(t reflect.Type) string {
	if scalar, ok := scalars[t.String()]; ok {
		return scalar
	}
	switch t.Kind() {
	case reflect.Ptr:
		return "*" + typeOf(t.Elem())
	case reflect.Slice:
		return "[]" + typeOf(t.Elem())
	case reflect.Map:
		return "{}" + typeOf(t.Elem())
	case reflect.Struct:
		add(t)
		return nameOf(t)
	case reflect.Interface:
		return "any"
	default:
		return t.Kind().String()
	}
}

func add(t reflect.Type) {
	name := nameOf(t)
	if _, ok := types[name]; ok {
		return
	}
	types[name] = map[string]field{}
	addFields(name, t)
}

func addFields(name string, t reflect.Type) {
	for i := 0; i < t.NumField(); i++ {
		member := t.Field(i)
		tag := strings.Split(member.Tag.Get("json"), ",")
		if tag[0] == "-" {
			continue
		}
		if tag[0] == "" {
			embedded := member.Type
			if embedded.Kind() == reflect.Ptr {
				embedded = embedded.Elem()
			}
			addFields(name, embedded)
			continue
		}
		strategy := member.Tag.Get("patchStrategy")
		described := field{Type: typeOf(member.Type), Retain: strings.Contains(strategy, "retainKeys")}
		if strings.Contains(strategy, "merge") {
			described.Merge = member.Tag.Get("patchMergeKey")
			if described.Merge == "" && member.Type.Kind() == reflect.Slice {
				described.Merge = "."
			}
		}
		types[name][tag[0]] = described
	}
}

type gate struct {
	Default bool `json:"default"`
	// ALPHA, BETA, DEPRECATED; empty if it is generally available.
	Stage string `json:"stage"`
	// Whether the default can't be changed.
	Locked bool `json:"locked"`
}

func main() {
	kinds := map[string]string{}
	for kind, t := range scheme.Scheme.AllKnownTypes() {
		_, hasMetadata := t.FieldByName("ObjectMeta")
		if hasMetadata {
			add(t)
			kinds[kind.GroupVersion().String()+" "+kind.Kind] = nameOf(t)
		}
	}
	gates := map[string]gate{}
	for name, spec := range utilfeature.DefaultMutableFeatureGate.GetAll() {
		gates[string(name)] = gate{Default: spec.Default, Stage: string(spec.PreRelease), Locked: spec.LockToDefault}
	}
	described := map[string]any{"kinds": kinds, "types": types, "gates": gates}
	if err := json.NewEncoder(os.Stdout).Encode(described); err != nil {
		panic(err)
	}
}
