// Prints the Go types of Kubernetes' API as JSON: what no schema that a server publishes tells, which fields are
// pointers, and so keep a false, 0 or {} apart from nothing.
package main

import (
	"encoding/json"
	"os"
	"reflect"
	"strings"

	"k8s.io/client-go/kubernetes/scheme"
)

// Types that are written otherwise than Go has them.
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
	// Whether items, or fields, that a manifest doesn't name go.
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

func main() {
	kinds := map[string]string{}
	for kind, t := range scheme.Scheme.AllKnownTypes() {
		_, hasMetadata := t.FieldByName("ObjectMeta")
		if hasMetadata {
			add(t)
			kinds[kind.GroupVersion().String()+" "+kind.Kind] = nameOf(t)
		}
	}
	if err := json.NewEncoder(os.Stdout).Encode(map[string]any{"kinds": kinds, "types": types}); err != nil {
		panic(err)
	}
}
