package main

import (
	"net"

	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/runtime/schema"
	utilnet "k8s.io/apimachinery/pkg/util/net"
	"k8s.io/apiserver/pkg/registry/generic"
	genericregistry "k8s.io/apiserver/pkg/registry/generic/registry"
	"k8s.io/apiserver/pkg/storage"
	"k8s.io/apiserver/pkg/storage/storagebackend"
	"k8s.io/apiserver/pkg/storage/storagebackend/factory"
	"k8s.io/client-go/tools/cache"
	"k8s.io/kubernetes/pkg/api/legacyscheme"
	api "k8s.io/kubernetes/pkg/apis/core"
	"k8s.io/kubernetes/pkg/registry/core/service/ipallocator"
	"k8s.io/kubernetes/pkg/registry/core/service/portallocator"
	servicestore "k8s.io/kubernetes/pkg/registry/core/service/storage"
)

// stores makes the stores that change their objects before the strategy judges them, and after. Each question has a
// store of its own, since what one question allocates is not taken for another.
var stores = map[schema.GroupKind]func() *genericregistry.Store{
	{Kind: "Service"}: newServiceStore,
}

// storeOf is the store of a kind, or nil if it changes nothing.
func storeOf(kind schema.GroupVersionKind) *genericregistry.Store {
	if newStore, isChanging := stores[kind.GroupKind()]; isChanging {
		return newStore()
	}
	return nil
}

// noStorage is a database that nothing is asked of.
type noStorage struct{ storage.Interface }

var storeOptions = generic.RESTOptions{
	StorageConfig:  &storagebackend.ConfigForResource{Config: storagebackend.Config{Codec: legacyscheme.Codecs.LegacyCodec()}},
	ResourcePrefix: "/objects",
	Decorator: func(*storagebackend.ConfigForResource, string, func(runtime.Object) (string, error), func() runtime.Object,
		func() runtime.Object, storage.AttrFunc, storage.IndexerFuncs, *cache.Indexers) (storage.Interface, factory.DestroyFunc, error) {
		return noStorage{}, func() {}, nil
	},
}

// newServiceStore is the store of Services in a cluster of IPv4 alone, with the usual range of node ports.
func newServiceStore() *genericregistry.Store {
	_, addresses, err := net.ParseCIDR("10.96.0.0/16")
	must(err)
	allocator, err := ipallocator.NewInMemory(addresses)
	must(err)
	ports, err := portallocator.NewInMemory(utilnet.PortRange{Base: 30000, Size: 2768})
	must(err)
	families := map[api.IPFamily]ipallocator.Interface{api.IPv4Protocol: allocator}
	store, _, _, err := servicestore.NewREST(storeOptions, api.IPv4Protocol, families, ports, nil, nil, nil)
	must(err)
	return store.Store
}

func must(err error) {
	if err != nil {
		panic(err)
	}
}
